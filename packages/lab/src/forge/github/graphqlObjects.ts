import type { ForgeRepository } from '../ForgeRepository';
import { nodeId } from './present';

/** A commit for the resolvers of {@link graphqlSchema}. */
export async function graphqlCommit(repository: ForgeRepository, sha: string) {
  const commit = await repository.git.commit(sha);
  return {
    __typename: 'Commit',
    id: nodeId('Commit', sha),
    oid: sha,
    message: commit.message.trimEnd(),
    tree: () => graphqlTree(repository, commit.tree),
    parents: ({ first = 100 }: { first?: number }) => ({
      totalCount: commit.parents.length,
      nodes: (): Promise<object[]> =>
        Promise.all(
          commit.parents
            .slice(0, first)
            .map(parent => graphqlCommit(repository, parent)),
        ),
    }),
  };
}

function graphqlTree({ git }: ForgeRepository, sha: string) {
  return {
    __typename: 'Tree',
    id: nodeId('Tree', sha),
    oid: sha,
    entries: async () => {
      const entries = await git.tree(sha, { recursive: false });
      return entries.map(entry => ({
        name: entry.path,
        path: entry.path,
        type: entry.type,
        // GitHub gives the octal number of Git as a decimal one.
        mode: parseInt(entry.mode, 8),
        oid: entry.sha,
      }));
    },
  };
}

/** What an expression of Git (`<commit>:<path>`, a branch, a name) stands for. */
export async function graphqlObject(
  repository: ForgeRepository,
  expression: string,
) {
  const { git } = repository;
  if (expression.startsWith('-')) return undefined;
  const parse = (name: string) =>
    git.text(['rev-parse', '--verify', '--quiet', name]).catch(() => '');
  const sha = (await parse(expression)).trim();
  if (!sha) return undefined;
  const type = (await git.text(['cat-file', '-t', sha])).trim();
  if (type === 'commit') return graphqlCommit(repository, sha);
  if (type === 'tree') return graphqlTree(repository, sha);
  const content = (await git.blobs([sha])).get(sha) ?? Buffer.alloc(0);
  const isBinary = content.includes(0);
  return {
    __typename: 'Blob',
    id: nodeId('Blob', sha),
    oid: sha,
    byteSize: content.length,
    isBinary,
    text: isBinary ? undefined : content.toString(),
  };
}

/** A branch by its full name. */
export async function graphqlRef(
  repository: ForgeRepository,
  qualifiedName: string,
) {
  const name = qualifiedName.replace(/^refs\/heads\//, '');
  const sha = await repository.git.branch(name);
  if (!sha) return undefined;
  return {
    id: nodeId('Ref', qualifiedName),
    name,
    target: () => graphqlCommit(repository, sha),
  };
}
