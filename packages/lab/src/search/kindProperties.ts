import { jsonPathValues, type KubeObject, type ResourceType } from '../kube';
import { JSON_NULL } from '../kube/jsonNull';
import type { SearchValue } from './SearchRow';

type Properties = Record<string, SearchValue | undefined>;

function deployment({ spec, status }: KubeObject): Properties {
  return {
    desired: spec?.replicas ?? 1,
    current: status?.replicas ?? 0,
    ready: status?.readyReplicas ?? 0,
    available: status?.availableReplicas ?? 0,
  };
}

function pod({ spec, status }: KubeObject): Properties {
  const containers: any[] = spec?.containers ?? [];
  return {
    status: status?.phase,
    restarts: (status?.containerStatuses ?? []).reduce(
      (sum: number, one: any) => sum + (one.restartCount ?? 0),
      0,
    ),
    podIP: status?.podIP,
    hostIP: status?.hostIP,
    startedAt: status?.startTime,
    container: containers.map(({ name }) => name),
    image: containers.map(({ image }) => image),
  };
}

function application({ spec, status }: KubeObject): Properties {
  return {
    healthStatus: status?.health?.status,
    syncStatus: status?.sync?.status,
    destinationName: spec?.destination?.name,
    destinationNamespace: spec?.destination?.namespace,
    destinationServer: spec?.destination?.server,
    repoURL: spec?.source?.repoURL,
    path: spec?.source?.path,
    chart: spec?.source?.chart,
    targetRevision: spec?.source?.targetRevision,
  };
}

function policy({ spec, status }: KubeObject): Properties {
  return {
    disabled: spec?.disabled ?? false,
    remediationAction: spec?.remediationAction,
    compliant: status?.compliant,
  };
}

const EXTRAS: Record<string, (object: KubeObject) => Properties> = {
  'apps/Deployment': deployment,
  '/Pod': pod,
  'argoproj.io/Application': application,
  'policy.open-cluster-management.io/Policy': policy,
};

/**
 * What collectors index of a kind besides its metadata: a few kinds have properties of their own, KServe's have none.
 * With `columns` (`COLLECT_CRD_PRINTER_COLUMNS`, `COLLECT_STATUS_CONDITIONS`) custom resources also have their
 * printer columns under their own names, and their conditions as a map.
 */
export function kindProperties(
  type: ResourceType,
  object: KubeObject,
  columns: boolean,
): Properties {
  const extra = EXTRAS[`${type.group}/${type.kind}`]?.(object);
  const custom = type.group.includes('.') && !extra;
  return columns && custom
    ? { ...printed(type, object), condition: conditions(object) }
    : extra ?? {};
}

function printed(type: ResourceType, object: KubeObject): Properties {
  const properties: Properties = {};
  for (const column of type.columns ?? []) {
    if (column.type === 'date' || column.priority) continue;
    const value =
      typeof column.value === 'string'
        ? jsonPathValues(object, column.value)[0]
        : column.value(object);
    if (value !== undefined && value !== JSON_NULL) {
      properties[column.name] = value as SearchValue;
    }
  }
  return properties;
}

function conditions({ status }: KubeObject): SearchValue | undefined {
  const list: { type: string; status: string }[] = status?.conditions ?? [];
  return list.length > 0
    ? Object.fromEntries(list.map(one => [one.type, one.status]))
    : undefined;
}
