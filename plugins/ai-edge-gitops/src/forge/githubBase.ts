import { z } from 'zod/v3';
import type { ProposeOptions } from '../types';
import { forgeConflict } from './forgeConflict';
import type { GithubClient } from './GithubClient';
import { githubError } from './githubErrors';
import { parseAnswer } from './parseAnswer';
import { changedSincePlan, type TreeObject } from './changedSincePlan';

const commitSchema = z
  .object({
    target: z
      .object({
        oid: z.string(),
        tree: z.object({ oid: z.string() }).optional(),
        parents: z
          .object({ nodes: z.array(z.object({ oid: z.string() })) })
          .optional(),
      })
      .nullable(),
  })
  .nullish();

const treeSchema = z
  .object({
    __typename: z.string(),
    entries: z
      .array(
        z.object({
          name: z.string(),
          type: z.string(),
          mode: z.number(),
          oid: z.string(),
        }),
      )
      .nullish(),
  })
  .nullish();

const baseSchema = z.object({
  repository: z
    .object({ id: z.string(), base: commitSchema, left: commitSchema })
    .catchall(z.unknown())
    .nullish(),
});

/** What GitHub says of the repository before anything is written. */
export interface GithubBase {
  repositoryId: string;
  /** Tree of the planned revision. */
  tree: string;
  /** Modes of the files that are to change, as Git writes them. */
  modes: Map<string, string>;
  /** The proposal's branch, if it is there: its commit's parents and tree. */
  left?: { parents: string[]; tree?: string };
}

/** Every directory above the files; of those that hold one the entries are asked for. */
function directoriesOf(paths: string[]): Map<string, boolean> {
  const directories = new Map<string, boolean>();
  for (const path of paths) {
    const parts = path.split('/').slice(0, -1);
    for (let depth = 1; depth < parts.length; depth++) {
      const above = parts.slice(0, depth).join('/');
      if (!directories.has(above)) directories.set(above, false);
    }
    directories.set(parts.join('/'), true);
  }
  return directories;
}

function queryOf(directories: Map<string, boolean>): string {
  const commit = (more: string) =>
    `{ target { oid ... on Commit { tree { oid } ${more} } } }`;
  const kinds = [...directories.values()];
  return [
    `query ($owner: String!, $name: String!, $base: String!, $left: String!${kinds
      .map((_, i) => `, $d${i}: String!`)
      .join('')}) {`,
    'repository(owner: $owner, name: $name, followRenames: false) { id',
    `base: ref(qualifiedName: $base) ${commit('')}`,
    `left: ref(qualifiedName: $left) ${commit(
      'parents(first: 2) { nodes { oid } }',
    )}`,
    ...kinds.map(
      (isParent, i) =>
        `d${i}: object(expression: $d${i}) { __typename ${
          isParent ? '... on Tree { entries { name type mode oid } }' : ''
        } }`,
    ),
    '} }',
  ].join('\n');
}

/**
 * Checks with one call, before anything is written, that the base branch is at the planned revision and that its tree
 * holds what the plan read. Throws a `ConflictError` that names the files which it does not.
 *
 * @internal
 */
export async function githubBase(
  client: GithubClient,
  { base, branch, files }: Pick<ProposeOptions, 'base' | 'branch' | 'files'>,
): Promise<GithubBase> {
  const { where, repo } = client;
  const directories = directoriesOf(files.map(({ path }) => path));
  const names = [...directories.keys()];
  const { data, errors } = await client.graphql('read', queryOf(directories), {
    owner: repo.owner,
    name: repo.repo,
    base: `refs/heads/${base.branch}`,
    left: `refs/heads/${branch}`,
    ...Object.fromEntries(
      names.map((name, i) => [`d${i}`, `${base.revision}:${name}`]),
    ),
  });
  if (errors.length > 0) {
    throw githubError(where, { call: 'read', ...errors[0] });
  }
  const { repository } = parseAnswer(baseSchema, data, where);
  if (!repository) {
    throw githubError(where, { call: 'read', type: 'NOT_FOUND', message: '' });
  }
  const target = repository.base?.target;
  if (target?.oid !== base.revision || !target.tree) {
    throw forgeConflict(
      'base-moved',
      `${base.branch} of ${where} is at ${target?.oid ?? 'nothing'}, not at ${
        base.revision
      }`,
    );
  }
  const objects = new Map<string, TreeObject>();
  names.forEach((name, i) => {
    const found = parseAnswer(treeSchema, repository[`d${i}`], where);
    if (found) {
      objects.set(name, {
        isDirectory: found.__typename === 'Tree',
        entries: found.entries ?? [],
      });
    }
  });
  const { modes, changed } = changedSincePlan(files, objects);
  if (changed.length > 0) {
    throw forgeConflict(
      'file-changed',
      `${base.branch} of ${where} does not hold what was planned on: ${changed}`,
    );
  }
  const left = repository.left?.target;
  return {
    repositoryId: repository.id,
    tree: target.tree.oid,
    modes,
    ...(left && {
      left: {
        parents: (left.parents?.nodes ?? []).map(({ oid }) => oid),
        tree: left.tree?.oid,
      },
    }),
  };
}
