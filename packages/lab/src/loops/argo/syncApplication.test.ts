import { testForge, type TestForge } from '../../forge/__testUtils__/testForge';
import { changeFiles } from '../../forge/changeFiles';
import { forgeUsers } from '../../forge/users';
import type { KubeObject } from '../../kube/types';
import { fastLab } from '../__testUtils__/fastLab';
import { RepositoryServer } from './RepositoryServer';
import { syncApplication } from './syncApplication';

const configMap = (name: string, value: string) =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}}\ndata: {v: '${value}'}\n`;

describe('syncApplication', () => {
  let lab: TestForge;
  let repositories: RepositoryServer;
  let store: ReturnType<typeof fastLab>['store'];

  beforeEach(async () => {
    lab = await testForge({
      'app/kustomization.yaml': 'resources: [a.yaml, b.yaml]\n',
      'app/a.yaml': configMap('a', '1'),
      'app/b.yaml': configMap('b', '1'),
      'broken/kustomization.yaml': 'helmCharts: []\n',
      'odd/x.yaml': 'apiVersion: nope.io/v1\nkind: Nope\nmetadata: {name: x}\n',
    });
    repositories = RepositoryServer.create({ forge: lab.forge });
    store = fastLab().lab.site('core', 'plant-lyon-01')!.store;
  });
  afterEach(() => lab.close());

  const application = (
    path: string,
    syncPolicy: object = { automated: { prune: true } },
    rest: object = {},
  ): KubeObject => ({
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name: 'app', namespace: 'openshift-gitops' },
    spec: {
      project: 'default',
      source: { repoURL: `${lab.url}/edge/demo`, targetRevision: 'main', path },
      destination: { namespace: 'target' },
      syncPolicy: { syncOptions: ['CreateNamespace=true'], ...syncPolicy },
    },
    ...rest,
  });
  const sync = (app: KubeObject): Promise<any> =>
    syncApplication({ store, application: app, repositories });
  const valueOf = (name: string) =>
    store.get({ group: '', kind: 'ConfigMap', namespace: 'target', name })?.data
      ?.v;

  const push = (path: string, content: string) =>
    lab.forge.repositories()[0].exclusive(async () => {
      const [repository] = lab.forge.repositories();
      const head = await repository.git.branch('main');
      const entry = await repository.git.entry(head!, path);
      await changeFiles(lab.forge, repository, forgeUsers[0], {
        files: [
          {
            operation: 'update',
            path,
            sha: entry!.sha,
            content: Buffer.from(content).toString('base64'),
          },
        ],
      });
    });

  it('brings what Git says, follows a push and prunes', async () => {
    const first = await sync(application('app'));
    expect(first).toMatchObject({
      sync: { status: 'Synced' },
      health: { status: 'Healthy' },
      operationState: { phase: 'Succeeded' },
    });
    expect([valueOf('a'), valueOf('b')]).toEqual(['1', '1']);

    await push('app/a.yaml', configMap('a', '2'));
    await push('app/kustomization.yaml', 'resources: [a.yaml]\n');
    const next = await sync(application('app', undefined, { status: first }));
    expect(next.sync.revision).not.toBe(first.sync.revision);
    expect([valueOf('a'), valueOf('b')]).toEqual(['2', undefined]);
    expect(next.history).toHaveLength(2);
  });

  it('applies nothing without automated sync', async () => {
    const status = await sync(application('app', {}));
    expect(status.sync.status).toBe('OutOfSync');
    expect(status.health.status).toBe('Missing');
    expect(valueOf('a')).toBeUndefined();
  });

  it('keeps what is no longer wanted when it may not prune', async () => {
    const app = application('app', { automated: {} });
    const first = await sync(app);
    await push('app/kustomization.yaml', 'resources: [a.yaml]\n');
    const next = await sync({ ...app, status: first });
    expect(valueOf('b')).toBe('1');
    expect(next.sync.status).toBe('OutOfSync');
  });

  it.each([
    ['Prune=confirm', undefined, '1'],
    ['Prune=confirm', 'approved', undefined],
  ])('%s, deletion %s: leaves %p', async (option, approved, left) => {
    const app = application('app', {
      automated: { prune: true },
      syncOptions: ['CreateNamespace=true', option],
    });
    const first = await sync(app);
    await push('app/kustomization.yaml', 'resources: [a.yaml]\n');
    const metadata = approved
      ? {
          ...app.metadata,
          annotations: { 'argocd.argoproj.io/deletion-approved': approved },
        }
      : app.metadata;
    await sync({ ...app, metadata, status: first });
    expect(valueOf('b')).toBe(left);
  });

  it('reports drift, and heals it only where that is switched on', async () => {
    const app = application('app');
    const first = await sync(app);
    store.mutate(
      { group: '', kind: 'ConfigMap', namespace: 'target', name: 'a' },
      object => {
        object.data.v = 'edited';
      },
    );
    const drifted = await sync({ ...app, status: first });
    expect(drifted.sync.status).toBe('OutOfSync');
    expect(valueOf('a')).toBe('edited');

    const old = { ...first.operationState, finishedAt: '2026-01-01T00:00:00Z' };
    const healed = await sync(
      application(
        'app',
        { automated: { selfHeal: true } },
        { status: { ...first, operationState: old } },
      ),
    );
    expect(healed.sync.status).toBe('Synced');
    expect(valueOf('a')).toBe('1');
  });

  it('says why it cannot build, and leaves the site alone', async () => {
    const status = await sync(application('broken'));
    expect(status.sync.status).toBe('Unknown');
    expect(status.conditions).toMatchObject([{ type: 'ComparisonError' }]);
    expect(status.conditions[0].message).toContain('helmCharts');
    const gone = await sync(application('nowhere'));
    expect(gone.conditions[0].message).toContain('app path does not exist');
  });

  it('fails the sync for a kind that the site does not know', async () => {
    const status = await sync(application('odd'));
    expect(status).toMatchObject({
      sync: { status: 'OutOfSync' },
      health: { status: 'Missing' },
      operationState: { phase: 'Failed' },
    });
    expect(status.conditions[0].message).toContain('nope.io/Nope');
  });

  it('obeys the project', async () => {
    const { store: hub } = fastLab();
    hub.create({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'AppProject',
      metadata: { name: 'narrow', namespace: 'openshift-gitops' },
      spec: {
        namespaceResourceWhitelist: [
          { group: 'argoproj.io', kind: 'ApplicationSet' },
        ],
      },
    });
    const app = application('app');
    app.spec.project = 'narrow';
    const status: any = await syncApplication({
      store: hub,
      application: app,
      repositories,
    });
    expect(status.operationState.phase).toBe('Failed');
    expect(status.conditions[0].message).toContain('not permitted in project');
  });
});
