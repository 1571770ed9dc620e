import { testForge, type TestForge } from '../../forge/__testUtils__/testForge';
import { conditionOf } from '../conditions';
import { fastLab } from '../__testUtils__/fastLab';
import { reconcileApplicationSet } from './reconcileApplicationSet';
import { RepositoryServer } from './RepositoryServer';

const namespace = 'openshift-gitops';
const setKey = {
  group: 'argoproj.io',
  kind: 'ApplicationSet',
  namespace,
  name: 'set',
};
const decisionKey = {
  group: 'cluster.open-cluster-management.io',
  kind: 'PlacementDecision',
  namespace,
  name: 'p-decision-1',
};

describe('reconcileApplicationSet', () => {
  let lab: TestForge;
  let store: ReturnType<typeof fastLab>['store'];
  let repositories: RepositoryServer;

  const decide = (...names: string[]) =>
    store.mutate(decisionKey, object => {
      object.status = {
        decisions: names.map(clusterName => ({ clusterName, reason: '' })),
      };
    });

  beforeEach(async () => {
    lab = await testForge({
      'targets.yaml': '- {site: a, run: r0}\n- {site: b, run: r1, why: pin}\n',
      'no-run.yaml': '- {site: a}\n',
      'twice.yaml': '- {site: a, run: x}\n- {site: a, run: y}\n',
    });
    store = fastLab().store;
    repositories = RepositoryServer.create({ forge: lab.forge });
    store.create({
      apiVersion: 'cluster.open-cluster-management.io/v1beta1',
      kind: 'PlacementDecision',
      metadata: {
        name: 'p-decision-1',
        namespace,
        labels: { 'cluster.open-cluster-management.io/placement': 'p' },
      },
    });
    decide('a', 'b');
    store.create({
      apiVersion: 'apps.open-cluster-management.io/v1beta1',
      kind: 'GitOpsCluster',
      metadata: { name: 'g', namespace },
      spec: { argoServer: {}, placementRef: { name: 'p' } },
    });
  });
  afterEach(() => lab.close());

  const create = (generator: object, extra: object = {}) =>
    store.create({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'ApplicationSet',
      metadata: { name: 'set', namespace },
      spec: {
        generators: [generator],
        template: {
          metadata: { name: '{{name}}-app' },
          spec: { project: 'default', destination: { namespace: 'x' } },
        },
        ...extra,
      },
    });
  const files = (path: string) =>
    create(
      {
        git: {
          repoURL: `${lab.url}/edge/demo`,
          revision: 'main',
          files: [{ path }],
        },
      },
      {
        goTemplate: true,
        goTemplateOptions: ['missingkey=error'],
        template: {
          metadata: { name: '{{.site}}-app' },
          spec: {
            project: 'default',
            source: { path: 'run/{{.run}}' },
            destination: { namespace: 'x' },
          },
        },
      },
    );
  const placed = () =>
    create({
      clusterDecisionResource: {
        configMapRef: 'acm-placement',
        labelSelector: {
          matchLabels: { 'cluster.open-cluster-management.io/placement': 'p' },
        },
      },
    });
  const run = () =>
    reconcileApplicationSet(store, store.get(setKey)!, repositories);
  const names = () =>
    store
      .list({ group: 'argoproj.io', kind: 'Application' })
      .filter(({ metadata }) => !metadata.deletionTimestamp)
      .map(({ metadata }) => metadata.name)
      .sort();

  it('makes one Application a decision, with owner and finalizer', async () => {
    placed();
    await run();
    expect(names()).toEqual(['a-app', 'b-app']);
    const [app] = store.list({ group: 'argoproj.io', kind: 'Application' });
    expect(app.metadata).toMatchObject({
      finalizers: ['resources-finalizer.argocd.argoproj.io'],
      ownerReferences: [{ kind: 'ApplicationSet', name: 'set' }],
    });
    expect(conditionOf(store.get(setKey), 'ResourcesUpToDate')?.status).toBe(
      'True',
    );
  });

  it('takes an empty decision for an empty fleet, without an error', async () => {
    placed();
    await run();
    decide();
    await run();
    expect(names()).toEqual([]);
    expect(conditionOf(store.get(setKey), 'ErrorOccurred')?.status).toBe(
      'False',
    );
  });

  it('leaves out clusters that Argo CD does not know', async () => {
    placed();
    store.delete({
      group: 'apps.open-cluster-management.io',
      kind: 'GitOpsCluster',
      namespace,
      name: 'g',
    });
    await run();
    expect(names()).toEqual([]);
  });

  it('makes one Application a line of a file', async () => {
    files('targets.yaml');
    await run();
    expect(names()).toEqual(['a-app', 'b-app']);
    const app = store.get({
      group: 'argoproj.io',
      kind: 'Application',
      namespace,
      name: 'b-app',
    });
    expect(app?.spec.source.path).toBe('run/r1');
  });

  it.each([
    ['no-run.yaml', /no entry for key "run"/],
    ['twice.yaml', /duplicate name: a-app/],
  ])('changes nothing when %s is wrong', async (path, message) => {
    files('targets.yaml');
    await run();
    store.mutate(setKey, object => {
      object.spec.generators[0].git.files = [{ path }];
    });
    await run();
    expect(names()).toEqual(['a-app', 'b-app']);
    const error = conditionOf(store.get(setKey), 'ErrorOccurred');
    expect(error?.status).toBe('True');
    expect(error?.message).toMatch(message);
  });

  it('says which generator it does not have', async () => {
    create({ matrix: {} });
    await run();
    expect(conditionOf(store.get(setKey), 'ErrorOccurred')?.message).toContain(
      'matrix',
    );
  });
});
