import { apiVersionOf } from '../apiVersion';
import type { ObjectStore, ResourceType } from '../types';

const VERBS = [
  'create',
  'delete',
  'deletecollection',
  'get',
  'list',
  'patch',
  'update',
  'watch',
];

/** Groups that only review requests are posted to. */
const REVIEWS: Record<string, { kind: string; plural: string }[]> = {
  'authorization.k8s.io': [
    { kind: 'SelfSubjectAccessReview', plural: 'selfsubjectaccessreviews' },
    { kind: 'SelfSubjectRulesReview', plural: 'selfsubjectrulesreviews' },
  ],
  'authentication.k8s.io': [
    { kind: 'SelfSubjectReview', plural: 'selfsubjectreviews' },
  ],
};

/** `GET /api`. */
export function coreVersions() {
  return {
    kind: 'APIVersions',
    versions: ['v1'],
    serverAddressByClientCIDRs: [
      { clientCIDR: '0.0.0.0/0', serverAddress: '127.0.0.1' },
    ],
  };
}

/** `GET /apis`. */
export function apiGroupList(store: ObjectStore) {
  return {
    kind: 'APIGroupList',
    apiVersion: 'v1',
    groups: [...groupVersions(store).keys()].map(name =>
      groupEntry(store, name),
    ),
  };
}

/** `GET /apis/<group>`; undefined when not served. */
export function apiGroup(store: ObjectStore, name: string) {
  return groupVersions(store).has(name)
    ? { kind: 'APIGroup', apiVersion: 'v1', ...groupEntry(store, name) }
    : undefined;
}

/** `GET /api/v1` and `GET /apis/<group>/<version>`; undefined when not served. */
export function apiResourceList(
  store: ObjectStore,
  group: string,
  version: string,
) {
  const served = group === '' ? ['v1'] : groupVersions(store).get(group) ?? [];
  if (!served.includes(version)) {
    return undefined;
  }
  const types = store
    .types()
    .filter(type => type.group === group && type.versions.includes(version));
  return {
    kind: 'APIResourceList',
    apiVersion: 'v1',
    groupVersion: apiVersionOf(group, version),
    resources: [
      ...types.flatMap(entries),
      ...(REVIEWS[group] ?? []).map(({ kind, plural }) => ({
        name: plural,
        singularName: kind.toLowerCase(),
        namespaced: false,
        kind,
        verbs: ['create'],
      })),
    ],
  };
}

function groupVersions(store: ObjectStore): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const name of Object.keys(REVIEWS)) {
    groups.set(name, ['v1']);
  }
  for (const { group, versions } of store.types()) {
    if (group) {
      const known = groups.get(group) ?? [];
      groups.set(group, [...new Set([...known, ...versions])]);
    }
  }
  return groups;
}

function groupEntry(store: ObjectStore, name: string) {
  const versions = (groupVersions(store).get(name) ?? []).map(version => ({
    groupVersion: apiVersionOf(name, version),
    version,
  }));
  return { name, versions, preferredVersion: versions[0] };
}

function entries(type: ResourceType) {
  const entry = {
    name: type.plural,
    singularName: type.singular,
    namespaced: type.namespaced,
    kind: type.kind,
    verbs: VERBS,
    ...(type.shortNames && { shortNames: type.shortNames }),
    ...(type.categories && { categories: type.categories }),
  };
  const sub = (name: string, kind: string, verbs: string[], rest = {}) => ({
    name: `${type.plural}/${name}`,
    singularName: '',
    namespaced: type.namespaced,
    kind,
    verbs,
    ...rest,
  });
  return [
    entry,
    ...(type.statusSubresource
      ? [sub('status', type.kind, ['get', 'patch', 'update'])]
      : []),
    ...(type.kind === 'Pod' ? [sub('log', 'Pod', ['get'])] : []),
    ...(type.kind === 'Deployment'
      ? [
          sub('scale', 'Scale', ['get', 'patch', 'update'], {
            group: 'autoscaling',
            version: 'v1',
          }),
        ]
      : []),
  ];
}
