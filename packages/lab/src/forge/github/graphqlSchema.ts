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
  }

  type Ref { id: ID! name: String! target: GitObject }

  type Repository {
    id: ID!
    nameWithOwner: String!
    ref(qualifiedName: String!): Ref
    object(expression: String, oid: GitObjectID): GitObject
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
