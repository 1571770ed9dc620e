import type { FieldError, KubeObject, ResourceType } from '../types';
import { AGE, column, condition } from './columns';
import { all, required, typed } from './rules';

const GROUP = 'cluster.open-cluster-management.io';
const TAINT_EFFECTS = ['NoSelect', 'PreferNoSelect', 'NoSelectIfNew'];

function taintErrors(object: KubeObject): FieldError[] {
  const taints: any[] = Array.isArray(object.spec?.taints)
    ? object.spec.taints
    : [];
  return taints.flatMap((taint, index) => {
    const field = `spec.taints[${index}]`;
    const errors: FieldError[] = [];
    if (!taint?.key) {
      errors.push({
        field: `${field}.key`,
        reason: 'FieldValueRequired',
        message: 'Required value',
      });
    }
    if (!TAINT_EFFECTS.includes(taint?.effect)) {
      errors.push({
        field: `${field}.effect`,
        reason: 'FieldValueInvalid',
        message: `Unsupported value: ${JSON.stringify(
          taint?.effect,
        )}: supported values: ${TAINT_EFFECTS.map(e => `"${e}"`).join(', ')}`,
      });
    }
    return errors;
  });
}

/** Kinds of Open Cluster Management that describe and select clusters. */
export const clusterTypes: ResourceType[] = [
  {
    group: GROUP,
    versions: ['v1'],
    kind: 'ManagedCluster',
    plural: 'managedclusters',
    singular: 'managedcluster',
    shortNames: ['mcl', 'mcls'],
    namespaced: false,
    statusSubresource: true,
    defaults: object => {
      object.spec ??= {};
      object.spec.leaseDurationSeconds ??= 60;
    },
    validate: all(
      typed('object', 'spec'),
      typed('boolean', 'spec.hubAcceptsClient'),
      typed('integer', 'spec.leaseDurationSeconds'),
      typed('array', 'spec.taints', 'spec.managedClusterClientConfigs'),
      taintErrors,
    ),
    columns: [
      column('Hub Accepted', '.spec.hubAcceptsClient', { type: 'boolean' }),
      column(
        'Managed Cluster URLs',
        '.spec.managedClusterClientConfigs[*].url',
      ),
      condition('Joined', 'ManagedClusterJoined'),
      condition('Available', 'ManagedClusterConditionAvailable'),
      AGE,
    ],
  },
  {
    group: GROUP,
    versions: ['v1beta2'],
    kind: 'ManagedClusterSet',
    plural: 'managedclustersets',
    singular: 'managedclusterset',
    shortNames: ['mclset', 'mclsets'],
    namespaced: false,
    statusSubresource: true,
    defaults: object => {
      object.spec ??= {};
      object.spec.clusterSelector ??= {
        selectorType: 'ExclusiveClusterSetLabel',
      };
    },
    columns: [condition('Empty', 'ClusterSetEmpty'), AGE],
  },
  {
    group: GROUP,
    versions: ['v1beta2'],
    kind: 'ManagedClusterSetBinding',
    plural: 'managedclustersetbindings',
    singular: 'managedclustersetbinding',
    shortNames: ['mclsetbinding', 'mclsetbindings'],
    namespaced: true,
    statusSubresource: true,
    validate: object =>
      object.spec?.clusterSet === object.metadata.name
        ? []
        : [
            {
              field: 'spec.clusterSet',
              reason: 'FieldValueInvalid',
              message: `Invalid value: ${JSON.stringify(
                object.spec?.clusterSet,
              )}: the ManagedClusterSetBinding must have the same name as the target ManagedClusterSet`,
            },
          ],
  },
  {
    group: GROUP,
    versions: ['v1beta1'],
    kind: 'Placement',
    plural: 'placements',
    singular: 'placement',
    namespaced: true,
    statusSubresource: true,
    validate: all(
      required('spec'),
      typed('array', 'spec.clusterSets', 'spec.predicates', 'spec.tolerations'),
    ),
    columns: [
      condition('Succeeded', 'PlacementSatisfied'),
      condition('Reason', 'PlacementSatisfied', 'reason'),
      column('SelectedClusters', '.status.numberOfSelectedClusters', {
        type: 'integer',
      }),
    ],
  },
  {
    group: GROUP,
    versions: ['v1beta1'],
    kind: 'PlacementDecision',
    plural: 'placementdecisions',
    singular: 'placementdecision',
    namespaced: true,
    statusSubresource: true,
  },
];
