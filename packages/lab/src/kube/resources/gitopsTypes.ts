import type { ResourceType } from '../types';
import { column } from './columns';
import { all, required, typed } from './rules';

const ARGO = { group: 'argoproj.io', versions: ['v1alpha1'] };
const ACM_APPS = 'apps.open-cluster-management.io';

/** An Argo CD Application: served by the hub and by every site. Its status is no subresource. */
export const applicationType: ResourceType = {
  ...ARGO,
  kind: 'Application',
  plural: 'applications',
  singular: 'application',
  shortNames: ['app', 'apps'],
  namespaced: true,
  statusSubresource: false,
  validate: all(
    required('spec', 'spec.destination', 'spec.project'),
    typed('object', 'spec', 'spec.destination'),
    typed('string', 'spec.project'),
  ),
  columns: [
    column('Sync Status', '.status.sync.status'),
    column('Health Status', '.status.health.status'),
    column('Revision', '.status.sync.revision', { priority: 10 }),
    column('Project', '.spec.project', { priority: 10 }),
  ],
};

/** Kinds with which a hub delivers what is in Git. */
export const gitopsTypes: ResourceType[] = [
  applicationType,
  {
    ...ARGO,
    kind: 'ApplicationSet',
    plural: 'applicationsets',
    singular: 'applicationset',
    shortNames: ['appset', 'appsets'],
    namespaced: true,
    statusSubresource: true,
    validate: all(
      required('spec', 'spec.generators', 'spec.template'),
      typed('array', 'spec.generators'),
      typed('object', 'spec.template'),
    ),
  },
  {
    ...ARGO,
    kind: 'AppProject',
    plural: 'appprojects',
    singular: 'appproject',
    shortNames: ['appproj', 'appprojs'],
    namespaced: true,
    statusSubresource: false,
    validate: required('spec'),
  },
  {
    group: ACM_APPS,
    versions: ['v1beta1'],
    kind: 'GitOpsCluster',
    plural: 'gitopsclusters',
    singular: 'gitopscluster',
    namespaced: true,
    statusSubresource: true,
    validate: required('spec', 'spec.argoServer', 'spec.placementRef'),
  },
  {
    group: ACM_APPS,
    versions: ['v1alpha1'],
    kind: 'MulticlusterApplicationSetReport',
    plural: 'multiclusterapplicationsetreports',
    singular: 'multiclusterapplicationsetreport',
    shortNames: ['appsetreport', 'appsetreports'],
    namespaced: true,
    statusSubresource: false,
  },
];
