import { InputError } from '@backstage/errors';
import { BuildPrints } from '../../kustomize/BuildPrints';
import { FileEdits } from '../../tree/FileEdits';
import type { Plan, PlanContext, ResolvedIntent, Tree } from '../../types';
import { siteKey, someOf } from '../checkSites';
import { appsOf, findApp } from './findApp';
import { leftoverFindings, metricsOfNobodyElse } from './leftoverFindings';
import { forbidMetrics } from './metricLists';
import type { EdgeApp } from './readApp';
import {
  overlaysOf,
  readRegistrations,
  toAssignments,
} from './readRegistrations';
import { resolveAssignments } from './resolveAssignments';
import { removeTelemetryTarget } from './telemetryTarget';

type Retire = Extract<ResolvedIntent, { kind: 'retire' }>;

/** Throws an `InputError` when another app builds from files that are about to go. */
function checkOtherApps(before: Tree, after: Tree, retired: EdgeApp): void {
  const was = new BuildPrints(before);
  const is = new BuildPrints(after);
  const other = [
    ...appsOf(before)
      .filter(({ name }) => name !== retired.name)
      .map(({ dir }) => dir),
    ...readRegistrations(before).map(({ overlay }) => overlay),
  ].find(dir => was.print(dir) !== is.print(dir));
  if (other === undefined) return;
  throw new InputError(
    `model.name: ${other} builds from files of ${retired.name}; give it its own first`,
  );
}

/** Throws an `InputError` while Git says that the app is on sites. */
function checkUnregistered(
  tree: Tree,
  app: EdgeApp,
  { inventory }: PlanContext,
): void {
  const listed = readRegistrations(tree).filter(
    registration => registration.app.dir === app.dir,
  );
  if (listed.length === 0) return;
  const sites = resolveAssignments(
    listed.flatMap(toAssignments),
    inventory,
  ).map(({ hub, site }) => siteKey({ hub, name: site }));
  const who = sites.length > 0 ? someOf(sites.sort()) : listed[0].overlay;
  throw new InputError(
    `step: ${who} ${sites.length > 1 ? 'have' : 'has'} ${
      app.model
    } in Git; retire its assignments first, and the files when the sites have let go`,
  );
}

/**
 * Second step of a `retire`: the app's directory, its overlay, its place among the collector's targets, and the metrics
 * that nobody else has. That the sites are without it is for the fleet to say (`mustBeGone`).
 *
 * @internal
 */
export function planRetireFiles(
  tree: Tree,
  intent: Retire,
  context: PlanContext,
): Plan {
  if (intent.ring !== undefined) {
    throw new InputError('ring: the ai-edge layout has no rings');
  }
  const applications = { added: 0, removed: 0 };
  const found = findApp(tree, readRegistrations(tree), intent.model.name);
  if (!found) return { files: [], applications, sites: [], findings: [] };
  const { app } = found;
  checkUnregistered(tree, app, context);
  const edits = new FileEdits(tree);
  const dirs = [
    app.dir,
    ...overlaysOf(tree, app).map(({ overlay }) => overlay),
  ];
  dirs
    .flatMap(dir => tree.paths(`${dir}/`))
    .forEach(path => edits.delete(path));
  checkOtherApps(tree, edits, app);
  removeTelemetryTarget(edits, app);
  const metrics = metricsOfNobodyElse(tree, app);
  forbidMetrics(edits, new Set(metrics.gone));
  return {
    files: edits.changes(),
    applications,
    sites: [],
    findings: leftoverFindings(tree, app, metrics.kept),
    mustBeGone: {
      namespace: app.namespace,
      object: { kind: 'Deployment', name: app.deployment },
    },
  };
}
