import { maasLayout } from '../layouts/maas/maasLayout';
import { readEnvironments } from '../layouts/maas/readEnvironments';
import { readObjects } from '../layouts/maas/readObjects';
import { applyChanges } from '../tree/applyChanges';
import type {
  InventorySite,
  Plan,
  PlanContext,
  ResolvedIntent,
  Tree,
} from '../types';
import { loadFixture } from './loadFiles';
import { planByTheLaws } from './laws';

export type Deploy = Extract<ResolvedIntent, { kind: 'deploy' }>;

export const tree = loadFixture('maas');
export const serving = 'components/configs/maas/model-serving';
export const apis = 'components/configs/maas/3scale-config/base';
export const uri = `oci://quay.io/models/iris@sha256:${'2'.repeat(64)}`;

export const inventory: InventorySite[] = [
  { hub: 'core', name: 'maas-dev', labels: {}, deploymentMode: 'Standard' },
  { hub: 'core', name: 'maas-prod', labels: {} },
  { hub: 'core', name: 'shop-1', labels: {} },
];
export const context: PlanContext = {
  repoUrl: 'https://git.example.com/ai/maas',
  branch: 'main',
  inventory,
};

export function sites(...names: string[]): InventorySite[] {
  return names.map(name => inventory.find(entry => entry.name === name)!);
}

export function deploy(more: Partial<Deploy> = {}): Deploy {
  return {
    kind: 'deploy',
    gitops: 'maas',
    model: { name: 'iris', version: 'v1', format: 'vllm' },
    artifact: { uri },
    sites: sites('maas-dev'),
    ...more,
  };
}

/** The fixture with files in place of others, `undefined` for none. */
export function treeWith(
  files: Record<string, string | undefined>,
  base: Tree = tree,
): Tree {
  return applyChanges(
    base,
    Object.entries(files).map(([path, after]) =>
      after === undefined
        ? { path, change: 'delete' }
        : { path, change: 'update', after },
    ),
  );
}

/** What environments build beside the model. */
function otherObjects(of: Tree, model: string): unknown[] {
  return readEnvironments(of).flatMap(({ dir, name }) =>
    readObjects(of, dir)
      .map(({ manifest }) => manifest as Record<string, any>)
      .filter(
        ({ metadata }) =>
          (metadata.labels?.['ai-edge/model'] ?? metadata.name) !== model,
      )
      .map(manifest => [name, manifest]),
  );
}

/** The laws of all layouts, and that no other object of any environment is built in another way. */
export function lawful(
  intent: ResolvedIntent,
  of: Tree = tree,
  more: Partial<PlanContext> = {},
): { plan: Plan; after: Tree; file(path: string): string } {
  const { plan, after } = planByTheLaws(maasLayout, of, intent, {
    ...context,
    ...more,
  });
  const model = 'model' in intent ? intent.model.name : '';
  expect(otherObjects(after, model)).toEqual(otherObjects(of, model));
  return { plan, after, file: path => after.read(path) ?? '' };
}

export function refused(
  intent: ResolvedIntent,
  of: Tree = tree,
  more: Partial<PlanContext> = {},
): string {
  try {
    maasLayout.plan(of, intent, { ...context, ...more });
  } catch (error) {
    expect(error).toMatchObject({ name: 'InputError' });
    return (error as Error).message;
  }
  throw new Error('was not refused');
}
