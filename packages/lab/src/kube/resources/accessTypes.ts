import type { ResourceType } from '../types';
import { AGE, column } from './columns';

const RBAC = {
  group: 'rbac.authorization.k8s.io',
  versions: ['v1'],
  namespaced: false,
  statusSubresource: false,
  strategicPatch: true,
};

/** Who may do what on a site, as operators that are delivered by Git need it. The lab's own accounts do not read it. */
export const accessTypes: ResourceType[] = [
  {
    group: '',
    versions: ['v1'],
    kind: 'ServiceAccount',
    plural: 'serviceaccounts',
    singular: 'serviceaccount',
    shortNames: ['sa'],
    namespaced: true,
    statusSubresource: false,
    strategicPatch: true,
    columns: [
      column('Secrets', object => object.secrets?.length ?? 0, {
        type: 'integer',
      }),
      AGE,
    ],
  },
  {
    ...RBAC,
    kind: 'ClusterRole',
    plural: 'clusterroles',
    singular: 'clusterrole',
    columns: [column('Created At', '.metadata.creationTimestamp')],
  },
  {
    ...RBAC,
    kind: 'ClusterRoleBinding',
    plural: 'clusterrolebindings',
    singular: 'clusterrolebinding',
    columns: [
      column(
        'Role',
        ({ roleRef }) => `${roleRef?.kind ?? ''}/${roleRef?.name ?? ''}`,
      ),
      AGE,
    ],
  },
];
