import type { KubeObject, ResourceType } from '../types';
import { AGE, column } from './columns';
import { all, required, typed } from './rules';

const list = (values: unknown[]) => values.join(',') || '<none>';
const selector = (labels: Record<string, string> = {}) =>
  list(Object.entries(labels).map(([key, value]) => `${key}=${value}`));
const containers = (deployment: KubeObject): any[] =>
  deployment.spec?.template?.spec?.containers ?? [];

const BUILT_IN = {
  versions: ['v1'],
  namespaced: true,
  statusSubresource: true,
  strategicPatch: true,
  categories: ['all'],
};

/** What runs on a site beside models. */
export const workloadTypes: ResourceType[] = [
  {
    ...BUILT_IN,
    group: '',
    kind: 'Service',
    plural: 'services',
    singular: 'service',
    shortNames: ['svc'],
    defaults: object => {
      object.spec ??= {};
      object.spec.type ??= 'ClusterIP';
    },
    columns: [
      column('Type', '.spec.type'),
      column('Cluster-IP', ({ spec }) => spec?.clusterIP ?? 'None'),
      column('External-IP', () => '<none>'),
      column('Port(s)', ({ spec }) =>
        list(
          (spec?.ports ?? []).map(
            (port: any) => `${port.port}/${port.protocol ?? 'TCP'}`,
          ),
        ),
      ),
      AGE,
      column('Selector', ({ spec }) => selector(spec?.selector), {
        priority: 1,
      }),
    ],
  },
  {
    ...BUILT_IN,
    group: 'apps',
    kind: 'Deployment',
    plural: 'deployments',
    singular: 'deployment',
    shortNames: ['deploy'],
    defaults: object => {
      if (object.spec) {
        object.spec.replicas ??= 1;
      }
    },
    validate: all(
      required('spec.selector', 'spec.template'),
      typed('integer', 'spec.replicas'),
    ),
    columns: [
      column(
        'Ready',
        ({ spec, status }) =>
          `${status?.readyReplicas ?? 0}/${spec?.replicas ?? 1}`,
      ),
      column('Up-to-date', ({ status }) => status?.updatedReplicas ?? 0, {
        type: 'integer',
      }),
      column('Available', ({ status }) => status?.availableReplicas ?? 0, {
        type: 'integer',
      }),
      AGE,
      column(
        'Containers',
        object => list(containers(object).map(item => item.name)),
        { priority: 1 },
      ),
      column(
        'Images',
        object => list(containers(object).map(item => item.image)),
        { priority: 1 },
      ),
      column('Selector', ({ spec }) => selector(spec?.selector?.matchLabels), {
        priority: 1,
      }),
    ],
  },
  {
    ...BUILT_IN,
    group: 'batch',
    kind: 'CronJob',
    plural: 'cronjobs',
    singular: 'cronjob',
    shortNames: ['cj'],
    validate: required('spec.schedule', 'spec.jobTemplate'),
    columns: [
      column('Schedule', '.spec.schedule'),
      column('Timezone', ({ spec }) => spec?.timeZone ?? '<none>'),
      column('Suspend', ({ spec }) => (spec?.suspend ? 'True' : 'False')),
      column('Active', ({ status }) => (status?.active ?? []).length, {
        type: 'integer',
      }),
      column('Last Schedule', '.status.lastScheduleTime', { type: 'date' }),
      AGE,
    ],
  },
  {
    group: 'route.openshift.io',
    versions: ['v1'],
    kind: 'Route',
    plural: 'routes',
    singular: 'route',
    categories: ['all'],
    namespaced: true,
    statusSubresource: true,
    validate: required('spec.to'),
    columns: [
      column(
        'Host/Port',
        ({ spec, status }) => status?.ingress?.[0]?.host ?? spec?.host,
      ),
      column('Path', '.spec.path'),
      column('Services', '.spec.to.name'),
      column('Port', '.spec.port.targetPort'),
      column('Termination', '.spec.tls.termination'),
      column('Wildcard', ({ spec }) => spec?.wildcardPolicy ?? 'None'),
    ],
  },
];
