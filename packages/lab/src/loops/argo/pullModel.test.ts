import type { KubeObject } from '../../kube/types';
import { feedbackOf } from './feedback';
import { pulledBy, workOf } from './pullModel';

const ACM = 'apps.open-cluster-management.io';

const application = (rest: object = {}): KubeObject => ({
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Application',
  metadata: {
    name: 'oslo-bike',
    namespace: 'openshift-gitops',
    uid: '12345678-aaaa',
    labels: { [`${ACM}/pull-to-ocm-managed-cluster`]: 'true', team: 'x' },
    annotations: {
      [`${ACM}/ocm-managed-cluster`]: 'oslo',
      [`${ACM}/ocm-managed-cluster-app-namespace`]: 'argo',
      'argocd.argoproj.io/skip-reconcile': 'true',
      'ai-edge/model': 'bike',
    },
    finalizers: ['resources-finalizer.argocd.argoproj.io'],
    ...rest,
  },
  spec: {
    project: 'default',
    destination: { server: 'https://elsewhere', namespace: 'bike' },
  },
});

describe('the pull model', () => {
  it('is for labelled Applications with a cluster', () => {
    expect(pulledBy(application())).toBe('oslo');
    expect(pulledBy(application({ labels: {} }))).toBeUndefined();
    expect(pulledBy(application({ annotations: {} }))).toBeUndefined();
  });

  it('wraps an Application of a set for its cluster', () => {
    const owner = {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'ApplicationSet',
      name: 'bikes',
      uid: 'u',
    };
    const { metadata, spec } = workOf(
      application({ ownerReferences: [owner] }),
    );
    expect(metadata).toEqual({
      name: 'oslo-bike-12345',
      namespace: 'oslo',
      labels: { [`${ACM}/application-set`]: 'true' },
      annotations: {
        [`${ACM}/hosting-applicationset`]: 'openshift-gitops/bikes',
        [`${ACM}/hub-application-namespace`]: 'openshift-gitops',
        [`${ACM}/hub-application-name`]: 'oslo-bike',
      },
    });
    const [carried] = spec.workload.manifests;
    expect(carried.metadata).toEqual({
      name: 'oslo-bike',
      namespace: 'argo',
      labels: { team: 'x', [`${ACM}/application-set`]: 'true' },
      annotations: {
        'ai-edge/model': 'bike',
        [`${ACM}/hosting-applicationset`]: 'openshift-gitops/bikes',
      },
      finalizers: ['resources-finalizer.argocd.argoproj.io'],
    });
    expect(carried.spec.destination).toEqual({
      name: '',
      server: 'https://kubernetes.default.svc',
      namespace: 'bike',
    });
  });

  it('labels the work of an Application without a set differently', () => {
    expect(workOf(application()).metadata.labels).toEqual({
      [`${ACM}/pull-to-ocm-managed-cluster`]: 'true',
    });
  });

  it('asks for scalars of the Application as the site reports it', () => {
    const [config] = workOf(application()).spec.manifestConfigs;
    const { values } = feedbackOf(config, {
      ...application(),
      status: {
        health: { status: 'Healthy' },
        sync: { status: 'Synced', revision: 'abc' },
      },
    });
    expect(
      values.map(({ name, fieldValue }) => [name, fieldValue]),
    ).toMatchObject([
      ['healthStatus', { string: 'Healthy' }],
      ['syncStatus', { string: 'Synced' }],
      ['syncRevision', { string: 'abc' }],
    ]);
  });
});
