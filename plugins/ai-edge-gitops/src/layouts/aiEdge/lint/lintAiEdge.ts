import { imagesByTag } from '../../../lint/artifactByTag';
import { bootstrapMissing } from '../../../lint/bootstrapMissing';
import { foreignRepo } from '../../../lint/foreignRepo';
import { guarded } from '../../../lint/guarded';
import { sortFindings } from '../../../lint/lintFinding';
import { lintSubject, type LintSubject } from '../../../lint/LintSubject';
import { readKustomization } from '../../../kustomize/Kustomization';
import type { LintContext, LintFinding, Tree } from '../../../types';
import { paths, PLACEHOLDER_IMAGE } from '../paths';
import { readApp } from '../readApp';
import { readRegistrations } from '../readRegistrations';
import { lintOverlay, type LintOverlay } from './overlayRules';
import { telemetryTargets } from './telemetryTargets';

function overlaysOf(tree: Tree): string[] {
  const { resources = [] } = readKustomization(tree, paths.registration) ?? {};
  return resources.filter(
    resource =>
      resource.startsWith(`${paths.registration}/`) &&
      tree.read(resource) === undefined,
  );
}

function appsOf({ tree }: LintSubject, overlays: LintOverlay[]) {
  return overlays
    .map(({ app }) => (app === undefined ? undefined : readApp(tree, app)))
    .filter(app => app !== undefined);
}

/**
 * What is wrong in a repository of the layout `ai-edge`.
 *
 * @internal
 */
export function lintAiEdge(
  owns: (path: string) => boolean,
  tree: Tree,
  context: LintContext,
): LintFinding[] {
  const subject = lintSubject({ owns }, tree, context);
  const { files, yamlPaths } = subject;
  const overlays: LintOverlay[] = [];
  const registered = guarded(paths.registration, () => {
    overlaysOf(tree).forEach(dir => overlays.push(lintOverlay(subject, dir)));
    return overlays.flatMap(({ findings }) => findings);
  });
  return sortFindings([
    ...registered,
    // A placement that only the hub can resolve keeps the portal from reading the repository.
    ...guarded(paths.registration, () => {
      readRegistrations(tree);
      return [];
    }),
    ...guarded(paths.collector, () =>
      telemetryTargets(files, appsOf(subject, overlays)),
    ),
    ...guarded('acm', () =>
      imagesByTag(subject, image => image === PLACEHOLDER_IMAGE),
    ),
    ...yamlPaths
      .filter(path => path.startsWith('bootstrap/'))
      .flatMap(path =>
        foreignRepo(
          files,
          path,
          context,
          source => source === undefined || source.startsWith('acm/'),
        ),
      ),
    ...(overlays.length === 0 ? [] : bootstrapMissing(tree, [])),
  ]);
}
