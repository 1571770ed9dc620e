import { posix } from 'node:path';
import { foreignRepoFinding, foreignSources } from '../../../lint/foreignRepo';
import { guarded } from '../../../lint/guarded';
import { lintFinding } from '../../../lint/lintFinding';
import type { LintSubject } from '../../../lint/LintSubject';
import type { LintFinding } from '../../../types';
import { asText, dig } from '../../../yaml/narrow';
import { loadManifests } from '../loadManifests';

/** What one overlay of the registration makes of itself. */
export interface LintOverlay {
  dir: string;
  /** Directory that its Applications build. */
  app?: string;
  findings: LintFinding[];
}

/**
 * `foreign-repo` and `run-missing` of an overlay, over what it is after its patches.
 *
 * @internal
 */
export function lintOverlay(
  { tree, kustomizations, context }: LintSubject,
  dir: string,
): LintOverlay {
  const path =
    kustomizations.find(file => posix.dirname(file) === dir) ??
    `${dir}/kustomization.yaml`;
  let app: string | undefined;
  const findings = guarded(path, () => {
    const sets = loadManifests(tree, dir).filter(
      ({ kind }) => kind === 'ApplicationSet',
    );
    return sets.flatMap(set => {
      const source = asText(
        dig(set, 'spec', 'template', 'spec', 'source', 'path'),
      )?.replace(/\/$/, '');
      app ??= source;
      const foreign = foreignSources(set, context).map(({ problem }) =>
        foreignRepoFinding(path, undefined, problem),
      );
      const isThere =
        source === undefined ||
        foreign.length > 0 ||
        kustomizations.some(file => posix.dirname(file) === source);
      return isThere
        ? foreign
        : [
            lintFinding({
              rule: 'run-missing',
              state: 'fail',
              path,
              about: source,
              title: 'Sites build a directory that is not there',
              detail: `There is no kustomization in ${source}.`,
              remedy: 'Add the app, or name one that is there.',
            }),
          ];
    });
  });
  return { dir, app, findings };
}
