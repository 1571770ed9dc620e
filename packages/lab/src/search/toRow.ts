import { groupOf, type KubeObject, type ResourceType } from '../kube';
import { kindProperties } from './kindProperties';
import type { SearchRow, SearchValue } from './SearchRow';

type Properties = Record<string, SearchValue | undefined>;

function present(properties: Properties): SearchRow['data'] {
  return Object.fromEntries(
    Object.entries(properties).filter(
      (entry): entry is [string, SearchValue] =>
        entry[1] !== undefined && entry[1] !== '',
    ),
  );
}

/** An object of a cluster as its collector reports it. */
export function toRow(
  cluster: string,
  type: ResourceType,
  object: KubeObject,
  options: { columns: boolean; hubResource: boolean },
): SearchRow {
  const { metadata, apiVersion } = object;
  const owner = metadata.ownerReferences?.find(one => one.controller);
  return {
    uid: `${cluster}/${metadata.uid}`,
    cluster,
    data: present({
      kind: type.kind,
      kind_plural: type.plural,
      apigroup: groupOf(apiVersion),
      apiversion: apiVersion.split('/').at(-1),
      name: metadata.name,
      namespace: metadata.namespace,
      created: metadata.creationTimestamp,
      label: metadata.labels,
      _hubClusterResource: options.hubResource || undefined,
      _ownerUID: owner && `${cluster}/${owner.uid}`,
      ...kindProperties(type, object, options.columns),
    }),
  };
}

/** The pseudo-kind `Cluster`, which the hub makes of every ManagedCluster. */
export function toClusterRow(object: KubeObject): SearchRow {
  const { metadata, spec, status } = object;
  const { name, labels = {} } = metadata;
  const addons = Object.keys(labels)
    .map(label =>
      /^feature\.open-cluster-management\.io\/addon-(.+)/.exec(label),
    )
    .flatMap(match => (match ? [[match[1], 'true']] : []));
  const conditions: { type: string; status: string }[] =
    status?.conditions ?? [];
  return {
    uid: `cluster__${name}`,
    cluster: name,
    data: present({
      kind: 'Cluster',
      kind_plural: 'managedclusterinfos',
      apigroup: 'internal.open-cluster-management.io',
      name,
      created: metadata.creationTimestamp,
      label: labels,
      addon: Object.fromEntries(addons),
      cpu: status?.capacity?.cpu,
      memory: status?.capacity?.memory,
      kubernetesVersion: status?.version?.kubernetes,
      apiEndpoint: spec?.managedClusterClientConfigs?.[0]?.url,
      ...Object.fromEntries(conditions.map(one => [one.type, one.status])),
    }),
  };
}
