import type { ResourceType } from '../types';
import { AGE, column } from './columns';

const DATA_COUNT = column(
  'Data',
  object => Object.keys(object.data ?? {}).length,
  { type: 'integer' },
);

const BUILT_IN = {
  group: '',
  versions: ['v1'],
  strategicPatch: true,
  statusSubresource: false,
};

/** Kinds of the core group that hubs and sites both serve. */
export const coreTypes: ResourceType[] = [
  {
    ...BUILT_IN,
    kind: 'Namespace',
    plural: 'namespaces',
    singular: 'namespace',
    shortNames: ['ns'],
    namespaced: false,
    statusSubresource: true,
    columns: [
      column('Status', object => object.status?.phase ?? 'Active'),
      AGE,
    ],
  },
  {
    ...BUILT_IN,
    kind: 'ConfigMap',
    plural: 'configmaps',
    singular: 'configmap',
    shortNames: ['cm'],
    namespaced: true,
    columns: [DATA_COUNT, AGE],
  },
  {
    ...BUILT_IN,
    kind: 'Secret',
    plural: 'secrets',
    singular: 'secret',
    namespaced: true,
    defaults: object => {
      object.type ??= 'Opaque';
      for (const [key, value] of Object.entries(object.stringData ?? {})) {
        object.data ??= {};
        object.data[key] = Buffer.from(String(value)).toString('base64');
      }
      delete object.stringData;
    },
    columns: [column('Type', '.type'), DATA_COUNT, AGE],
  },
  {
    ...BUILT_IN,
    kind: 'Event',
    plural: 'events',
    singular: 'event',
    shortNames: ['ev'],
    namespaced: true,
    columns: [
      column('Last Seen', '.lastTimestamp', { type: 'date' }),
      column('Type', '.type'),
      column('Reason', '.reason'),
      column(
        'Object',
        ({ involvedObject = {} }) =>
          `${String(involvedObject.kind).toLowerCase()}/${involvedObject.name}`,
      ),
      column('Message', '.message'),
    ],
  },
  {
    group: 'coordination.k8s.io',
    versions: ['v1'],
    kind: 'Lease',
    plural: 'leases',
    singular: 'lease',
    namespaced: true,
    statusSubresource: false,
    strategicPatch: true,
    columns: [column('Holder', '.spec.holderIdentity'), AGE],
  },
];
