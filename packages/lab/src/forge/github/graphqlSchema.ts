import { buildSchema } from 'graphql';

/** The part of GitHub's GraphQL schema that clients of the lab use, with GitHub's names, kinds and defaults. */
export const graphqlSchema = buildSchema(`
  scalar Base64String
  scalar GitObjectID

  interface GitObject { id: ID! oid: GitObjectID! }

  type Blob implements GitObject {
    id: ID!
    oid: GitObjectID!
    byteSize: Int!
    isBinary: Boolean
    text: String
  }

  type TreeEntry {
    name: String!
    path: String
    type: String!
    mode: Int!
    oid: GitObjectID!
  }

  type Tree implements GitObject {
    id: ID!
    oid: GitObjectID!
    entries: [TreeEntry!]
  }

  type CommitConnection { nodes: [Commit] totalCount: Int! }

  type Commit implements GitObject {
    id: ID!
    oid: GitObjectID!
    message: String!
    tree: Tree!
    parents(first: Int, after: String): CommitConnection!
    statusCheckRollup: StatusCheckRollup
  }

  enum StatusState { ERROR EXPECTED FAILURE PENDING SUCCESS }
  enum CheckStatusState { COMPLETED IN_PROGRESS PENDING QUEUED REQUESTED WAITING }
  enum CheckConclusionState {
    ACTION_REQUIRED CANCELLED FAILURE NEUTRAL SKIPPED STALE STARTUP_FAILURE SUCCESS TIMED_OUT
  }

  type CheckRun {
    id: ID!
    name: String!
    status: CheckStatusState!
    conclusion: CheckConclusionState
  }

  type StatusContext { id: ID! context: String! state: StatusState! }

  union StatusCheckRollupContext = CheckRun | StatusContext

  type StatusCheckRollupContextConnection {
    nodes: [StatusCheckRollupContext]
    totalCount: Int!
  }

  type StatusCheckRollup {
    id: ID!
    state: StatusState!
    contexts(first: Int, after: String): StatusCheckRollupContextConnection!
  }

  enum MergeableState { CONFLICTING MERGEABLE UNKNOWN }
  enum PullRequestState { CLOSED MERGED OPEN }

  type PullRequestCommit { commit: Commit! }

  type PullRequestCommitConnection {
    nodes: [PullRequestCommit]
    totalCount: Int!
  }

  type PullRequest {
    id: ID!
    number: Int!
    title: String!
    isDraft: Boolean!
    headRefOid: GitObjectID!
    state: PullRequestState!
    mergeable: MergeableState!
    commits(first: Int, last: Int): PullRequestCommitConnection!
  }

  type Ref { id: ID! name: String! target: GitObject }

  type Repository {
    id: ID!
    nameWithOwner: String!
    ref(qualifiedName: String!): Ref
    object(expression: String, oid: GitObjectID): GitObject
    pullRequest(number: Int!): PullRequest
  }

  type User { login: String! }

  type Query {
    viewer: User!
    repository(owner: String!, name: String!, followRenames: Boolean = true): Repository
  }

  input CreateRefInput {
    clientMutationId: String
    repositoryId: ID!
    name: String!
    oid: GitObjectID!
  }

  type CreateRefPayload { clientMutationId: String ref: Ref }

  input CommittableBranch {
    id: ID
    repositoryNameWithOwner: String
    branchName: String
  }

  input CommitMessage { headline: String! body: String }
  input FileAddition { path: String! contents: Base64String! }
  input FileDeletion { path: String! }

  input FileChanges {
    additions: [FileAddition!] = []
    deletions: [FileDeletion!] = []
  }

  input CreateCommitOnBranchInput {
    clientMutationId: String
    branch: CommittableBranch!
    message: CommitMessage!
    expectedHeadOid: GitObjectID!
    fileChanges: FileChanges
  }

  type CreateCommitOnBranchPayload {
    clientMutationId: String
    commit: Commit
    ref: Ref
  }

  type Mutation {
    createRef(input: CreateRefInput!): CreateRefPayload
    createCommitOnBranch(input: CreateCommitOnBranchInput!): CreateCommitOnBranchPayload
  }
`);
