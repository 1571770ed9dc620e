import type { ObjectStore } from '../../kube';
import type { KubeUser } from '../../kube/api/access';
import { CLUSTER_SET_LABEL } from '../../seed';
import type { AccessRule } from './RuleAuthorizer';
import { LAB_USERS } from './users';

const READ = ['get', 'list', 'watch'];
const OCM = 'cluster.open-cluster-management.io';
const LIMITED_SET = 'plants-eu';

const PIPELINES = (namespace: string) => namespace === 'ai-edge-pipelines';

const ADMIN: AccessRule[] = [{ groups: ['*'], resources: ['*'], verbs: ['*'] }];

/** The manifest "base" of the portal's service account, and what it needs in the pipelines' namespace. */
const PORTAL: AccessRule[] = [
  {
    groups: [OCM],
    resources: [
      'managedclusters',
      'managedclustersets',
      'managedclustersetbindings',
      'placements',
      'placementdecisions',
    ],
    verbs: READ,
  },
  { groups: ['coordination.k8s.io'], resources: ['leases'], verbs: READ },
  { groups: [''], resources: ['namespaces'], verbs: READ },
  {
    groups: ['internal.open-cluster-management.io'],
    resources: ['managedclusterinfos'],
    verbs: READ,
  },
  {
    groups: ['addon.open-cluster-management.io'],
    resources: ['managedclusteraddons'],
    verbs: READ,
  },
  {
    groups: ['policy.open-cluster-management.io'],
    resources: ['policies'],
    verbs: READ,
  },
  {
    groups: ['work.open-cluster-management.io'],
    resources: ['manifestworks'],
    verbs: READ,
  },
  {
    groups: ['apps.open-cluster-management.io'],
    resources: ['gitopsclusters', 'multiclusterapplicationsetreports'],
    verbs: READ,
  },
  {
    groups: ['argoproj.io'],
    resources: ['applications', 'applicationsets', 'appprojects'],
    verbs: READ,
  },
  // Whether ACM's basic pull model is switched off.
  {
    groups: [''],
    resources: ['configmaps'],
    verbs: ['get'],
    namespaces: namespace => namespace === 'open-cluster-management',
    objects: ({ metadata }) =>
      metadata.name === 'multicluster-integrations-config',
  },
  {
    groups: ['tekton.dev'],
    resources: ['pipelines', 'pipelineruns', 'tasks', 'taskruns'],
    verbs: READ,
    namespaces: PIPELINES,
  },
  {
    groups: ['tekton.dev'],
    resources: ['pipelineruns'],
    verbs: ['create', 'patch'],
    namespaces: PIPELINES,
  },
  {
    groups: [''],
    resources: ['pods', 'pods/log'],
    verbs: READ,
    namespaces: PIPELINES,
  },
  // The manifest "live detail": who makes a view sees it answered, and takes it back.
  {
    groups: ['view.open-cluster-management.io'],
    resources: ['managedclusterviews'],
    verbs: [...READ, 'create', 'delete'],
  },
  // The manifest "search": ACM Search shows a site's rows to who may do this.
  {
    groups: ['view.open-cluster-management.io'],
    resources: ['managedclusterviews'],
    verbs: ['create'],
  },
];

function limited(store: ObjectStore): AccessRule[] {
  const inSet = (name: string) =>
    store.get({ group: OCM, kind: 'ManagedCluster', name })?.metadata.labels?.[
      CLUSTER_SET_LABEL
    ] === LIMITED_SET;
  return [
    {
      groups: [OCM],
      resources: ['managedclusters'],
      verbs: READ,
      objects: object =>
        object.metadata.labels?.[CLUSTER_SET_LABEL] === LIMITED_SET,
    },
    {
      groups: [OCM],
      resources: ['managedclustersets'],
      verbs: READ,
      objects: object => object.metadata.name === LIMITED_SET,
    },
    {
      groups: [
        '',
        'coordination.k8s.io',
        'internal.open-cluster-management.io',
        'addon.open-cluster-management.io',
        'work.open-cluster-management.io',
        'policy.open-cluster-management.io',
      ],
      resources: [
        'namespaces',
        'events',
        'leases',
        'managedclusterinfos',
        'managedclusteraddons',
        'manifestworks',
        'policies',
      ],
      verbs: READ,
      namespaces: inSet,
    },
    {
      groups: ['view.open-cluster-management.io'],
      resources: ['managedclusterviews'],
      verbs: ['create'],
      namespaces: inSet,
    },
  ];
}

/** What each account may do on a hub. */
export function hubRules(store: ObjectStore): (user: KubeUser) => AccessRule[] {
  const rules = {
    admin: ADMIN,
    portal: PORTAL,
    limited: limited(store),
  };
  return user => {
    const known = LAB_USERS.find(({ name }) => name === user.name);
    return known ? rules[known.id] : [];
  };
}
