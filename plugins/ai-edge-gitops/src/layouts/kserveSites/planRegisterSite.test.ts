import { MemoryTree } from '../../tree';
import { applyChanges } from '../../tree/applyChanges';
import type { ResolvedIntent } from '../../types';
import { context, tree } from '../../__testUtils__/kserveSites';
import { planByTheLaws } from '../../__testUtils__/laws';
import { kserveSitesLayout } from './kserveSitesLayout';

type RegisterSite = Extract<ResolvedIntent, { kind: 'register-site' }>;

const wish: RegisterSite = {
  kind: 'register-site',
  gitops: 'models',
  site: { hub: 'core', name: 'store-7' },
  clusterSet: 'retail-emea',
  labels: { region: 'eu-central', 'example.com/on': 'on' },
  owner: 'group:default/retail',
};
const PATH = 'sites/core/store-7.yaml';

function planOn(files: Record<string, string>, more?: Partial<RegisterSite>) {
  return kserveSitesLayout.plan(
    MemoryTree.fromFiles(files),
    { ...wish, ...more },
    context,
  );
}

describe('planRegisterSite', () => {
  it('writes one file that no pruning takes away', () => {
    const { plan } = planByTheLaws(kserveSitesLayout, tree, wish, context);
    expect(plan.files).toEqual([
      {
        path: PATH,
        change: 'create',
        after: `apiVersion: cluster.open-cluster-management.io/v1
kind: ManagedCluster
metadata:
  name: store-7
  labels:
    cloud: auto-detect
    cluster.open-cluster-management.io/clusterset: retail-emea
    example.com/on: 'on'
    region: eu-central
    vendor: auto-detect
  annotations:
    ai-edge/owner: group:default/retail
    argocd.argoproj.io/sync-options: Prune=false,Delete=false
spec:
  hubAcceptsClient: true
`,
      },
    ]);
    expect(plan.applications).toEqual({ added: 0, removed: 0 });
    expect(plan.sites).toEqual([wish.site]);
  });

  it('says that it takes no effect until somebody applies the directory', () => {
    const finding = (files: Record<string, string>) =>
      planOn(files).findings.find(({ id }) => id === 'registration-sites-core');
    expect(finding({})).toMatchObject({ state: 'warn' });
    const application = 'kind: Application\nspec: {source: {path: sites/core}}';
    expect(finding({ 'bootstrap/core/sites.yaml': application })).toMatchObject(
      { state: 'ok' },
    );
  });

  it('edits a file that is there and leaves the rest of it as it was', () => {
    const before = `# Ours since 2024.
apiVersion: cluster.open-cluster-management.io/v1
kind: ManagedCluster
metadata:
  labels:
    region: "eu-west" # moved
    tier: gold
  annotations: # none but these
    argocd.argoproj.io/sync-options: Prune=false,Delete=false
  name: store-7
`;
    const { files } = planOn({ [PATH]: before });
    expect(files[0].after).toBe(`# Ours since 2024.
apiVersion: cluster.open-cluster-management.io/v1
kind: ManagedCluster
metadata:
  labels:
    region: "eu-central" # moved
    tier: gold
    cluster.open-cluster-management.io/clusterset: retail-emea
    example.com/on: 'on'
  annotations: # none but these
    argocd.argoproj.io/sync-options: Prune=false,Delete=false
    ai-edge/owner: group:default/retail
  name: store-7
`);
    const after = applyChanges(MemoryTree.fromFiles({ [PATH]: before }), files);
    expect(kserveSitesLayout.plan(after, wish, context).files).toEqual([]);
  });

  it.each<[string, Partial<RegisterSite>, Record<string, string>, RegExp]>([
    [
      'the hub',
      { site: { hub: 'core', name: 'local-cluster' } },
      {},
      /^site\.name: /,
    ],
    [
      'a way out of its directory',
      { site: { hub: 'core', name: '../x' } },
      {},
      /^site\.name: /,
    ],
    ['a hub like it', { site: { hub: '..', name: 'x' } }, {}, /^site\.hub: /],
    [
      'a file of something else',
      {},
      { [PATH]: 'kind: ConfigMap' },
      /^sites\/core\/store-7\.yaml: must hold/,
    ],
    [
      'labels in one line',
      {},
      {
        [PATH]: 'kind: ManagedCluster\nmetadata: {name: store-7, labels: {}}',
      },
      /metadata\.labels must be a map with one entry a line/,
    ],
  ])('refuses %s', (_name, more, files, message) => {
    expect(() => planOn(files, more)).toThrow(message);
  });
});
