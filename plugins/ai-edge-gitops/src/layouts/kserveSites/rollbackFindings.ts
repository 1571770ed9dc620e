import type { Finding } from '@ai-edge/backstage-plugin-ai-edge-common';
import { siteKey, someOf } from '../checkSites';
import type { KserveModel } from './KserveModel';
import { membersOf, type Member } from './members';

const builds = (count: number) =>
  `${count} ${count === 1 ? 'site builds' : 'sites build'}`;

/**
 * What a rollback to a commit has proven, and what comes back with it.
 *
 * @internal
 */
export function restoredFindings(options: {
  revision: string;
  /** Sites whose builds are those of that commit. */
  compared: number;
  /** Sites whose builds stay as they are. */
  others: number;
  /** Sites of the rings that were not there yet. */
  came: Member[];
  /** Directories that come back. */
  restored: string[];
}): Finding[] {
  const { revision, compared, others, came } = options;
  const restored = [...new Set(options.restored)].sort();
  const commit = revision.slice(0, 8);
  return [
    {
      id: 'render-identical',
      state: 'ok',
      title: `${builds(compared)} what ${
        compared === 1 ? 'it' : 'they'
      } built at ${commit}, ${others} other ${
        others === 1 ? 'site builds' : 'sites build'
      } what ${others === 1 ? 'it' : 'they'} did`,
      detail: 'All files that these builds read were compared.',
    },
    ...(came.length > 0
      ? [
          {
            id: 'came-since',
            state: 'warn' as const,
            title: `${came.length} ${
              came.length === 1 ? 'site' : 'sites'
            } came to the ring since ${commit}`,
            detail: `${someOf(
              came.map(siteKey),
            )}: they go back with the ring to what they have not built before.`,
          },
        ]
      : []),
    ...(restored.length > 0
      ? [
          {
            id: 'restored',
            state: 'ok' as const,
            title: `${restored.join(', ')} ${
              restored.length === 1 ? 'comes' : 'come'
            } back as at ${commit}`,
            detail: 'It was deleted since; no site used it.',
          },
        ]
      : []),
  ];
}

/**
 * Addresses of what members pull in a model, sorted: their releases, and what a canary of theirs tries.
 *
 * @internal
 */
export function artifactsOf(model: KserveModel, members: Member[]): string[] {
  const meant = new Set(members.map(siteKey));
  const versions = membersOf(model)
    .filter(member => meant.has(siteKey(member)))
    .flatMap(({ run }) =>
      [run.version ?? [], run.canary?.release ?? []].flat(),
    );
  const artifacts = [...new Set(versions)].flatMap(
    version => model.artifact(version) ?? [],
  );
  return [...new Set(artifacts)].sort();
}
