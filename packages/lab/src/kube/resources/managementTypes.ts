import type { ResourceType } from '../types';
import { AGE, column, condition } from './columns';
import { all, required, typed } from './rules';

/** Kinds of Open Cluster Management that live in a cluster's namespace, and policies. */
export const managementTypes: ResourceType[] = [
  {
    group: 'internal.open-cluster-management.io',
    versions: ['v1beta1'],
    kind: 'ManagedClusterInfo',
    plural: 'managedclusterinfos',
    singular: 'managedclusterinfo',
    namespaced: true,
    statusSubresource: true,
  },
  {
    group: 'addon.open-cluster-management.io',
    versions: ['v1alpha1', 'v1beta1'],
    kind: 'ManagedClusterAddOn',
    plural: 'managedclusteraddons',
    singular: 'managedclusteraddon',
    shortNames: ['mca', 'mcas'],
    namespaced: true,
    statusSubresource: true,
    validate: required('spec'),
    columns: ['Available', 'Degraded', 'Progressing'].map(type =>
      condition(type, type),
    ),
  },
  {
    group: 'work.open-cluster-management.io',
    versions: ['v1'],
    kind: 'ManifestWork',
    plural: 'manifestworks',
    singular: 'manifestwork',
    namespaced: true,
    statusSubresource: true,
    validate: typed('array', 'spec.workload.manifests', 'spec.manifestConfigs'),
  },
  {
    group: 'view.open-cluster-management.io',
    versions: ['v1beta1'],
    kind: 'ManagedClusterView',
    plural: 'managedclusterviews',
    singular: 'managedclusterview',
    namespaced: true,
    statusSubresource: true,
  },
  {
    group: 'policy.open-cluster-management.io',
    versions: ['v1'],
    kind: 'Policy',
    plural: 'policies',
    singular: 'policy',
    shortNames: ['plc'],
    namespaced: true,
    statusSubresource: true,
    validate: all(
      required('spec', 'spec.disabled', 'spec.policy-templates'),
      typed('boolean', 'spec.disabled'),
      typed('array', 'spec.policy-templates'),
    ),
    columns: [
      column('Remediation action', '.spec.remediationAction'),
      column('Compliance state', '.status.compliant'),
      AGE,
    ],
  },
];
