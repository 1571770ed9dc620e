import { BuildPrints } from '../kustomize/BuildPrints';
import { applyChanges } from '../tree/applyChanges';
import { assertOwned } from '../tree/assertOwned';
import type {
  Desired,
  Layout,
  Plan,
  PlanContext,
  ResolvedIntent,
  Tree,
} from '../types';

/** `hub/site/model` of a desired state. */
export function desiredByKey(
  layout: Layout,
  tree: Tree,
  context: PlanContext,
): Map<string, Desired> {
  return new Map(
    layout
      .resolve(layout.read(tree), context.inventory)
      .map(desired => [
        `${desired.hub}/${desired.site}/${desired.model}`,
        desired,
      ]),
  );
}

function applicationOf({ hub, site, application }: Desired): string {
  return `${hub}/${site}/${application}`;
}

/** What Git says of a site and the model after an intent. */
function asked(intent: ResolvedIntent): Partial<Desired> {
  switch (intent.kind) {
    case 'deploy':
    case 'update':
      return 'toRing' in intent && intent.toRing !== undefined
        ? { ring: intent.toRing }
        : {
            artifact: intent.artifact?.uri,
            version: intent.model.version,
          };
    case 'canary': {
      const { trafficPercent } = intent.canary;
      const { version } = intent.model;
      return trafficPercent === undefined
        ? { version }
        : { canary: { version, trafficPercent } };
    }
    case 'promote':
    case 'abort':
      return { canary: undefined };
    case 'rollback':
      return intent.revision === undefined
        ? { version: intent.model.version }
        : {};
    case 'retire':
      // It should not be there at all.
      return { site: undefined };
    default:
      return { stopped: intent.kind === 'stop' ? true : undefined };
  }
}

/**
 * Plans an intent and holds the result against the laws of layouts: a plan is deterministic, stays in its
 * directories, sorts its files, is empty the second time, changes what the intent asked for and nobody else.
 * Returns the plan and the tree after it.
 */
export function planByTheLaws(
  layout: Layout,
  tree: Tree,
  intent: ResolvedIntent,
  context: PlanContext,
): { plan: Plan; after: Tree; desired: Map<string, Desired> } {
  const model = 'model' in intent ? intent.model.name : undefined;
  const plan = layout.plan(tree, intent, context);
  expect(layout.plan(tree, intent, context)).toEqual(plan);
  assertOwned(layout, plan.files);
  const paths = plan.files.map(({ path }) => path);
  expect(paths).toEqual([...new Set(paths)].sort());
  for (const { path, before } of plan.files) {
    expect(before).toBe(tree.read(path));
  }
  const after = applyChanges(tree, plan.files);
  expect(layout.plan(after, intent, context).files).toEqual([]);

  const was = desiredByKey(layout, tree, context);
  const desired = desiredByKey(layout, after, context);
  const builds = [new BuildPrints(tree), new BuildPrints(after)];
  const reached = new Set(plan.sites.map(({ hub, name }) => `${hub}/${name}`));
  // Where one Application builds all models of a site, only the layout's own tests can tell them apart.
  const shared = new Set(
    [...desired.values()].filter(one => one.model !== model).map(applicationOf),
  );
  const builtTogether = new Set(
    [...was.values(), ...desired.values()]
      .filter(one => one.model === model && shared.has(applicationOf(one)))
      .map(({ path }) => path),
  );
  for (const [key, entry] of desired) {
    const isReached = reached.has(`${entry.hub}/${entry.site}`);
    if (isReached && entry.model === model) {
      expect({ ...entry, ...asked(intent) }).toEqual(entry);
    } else {
      expect(entry).toEqual(was.get(key));
      // Nobody else builds anything else, whichever files that takes.
      if (builtTogether.has(entry.path)) continue;
      expect(builds[1].print(entry.path)).toBe(builds[0].print(entry.path));
    }
  }
  for (const { hub, name } of intent.sites ?? []) {
    expect(desired.has(`${hub}/${name}/${model}`)).toBe(
      intent.kind !== 'retire',
    );
  }
  const had = new Set([...was.values()].map(applicationOf));
  const has = new Set([...desired.values()].map(applicationOf));
  const added = [...has].filter(key => !had.has(key));
  const removed = [...had].filter(key => !has.has(key));
  expect(plan.applications).toEqual({
    added: added.length,
    removed: removed.length,
  });
  return { plan, after, desired };
}
