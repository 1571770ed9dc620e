import type { KubeObject, ResourceType } from '../types';
import { AGE, column } from './columns';

const statuses = (pod: KubeObject): any[] =>
  pod.status?.containerStatuses ?? [];

function phase(pod: KubeObject): string {
  if (pod.metadata.deletionTimestamp) {
    return 'Terminating';
  }
  for (const { state } of statuses(pod)) {
    const reason = state?.waiting?.reason ?? state?.terminated?.reason;
    if (reason) {
      return reason;
    }
  }
  return pod.status?.reason ?? pod.status?.phase ?? 'Unknown';
}

/** A Pod: on sites, and on a hub for the steps of its pipelines. */
export const podType: ResourceType = {
  group: '',
  versions: ['v1'],
  kind: 'Pod',
  plural: 'pods',
  singular: 'pod',
  shortNames: ['po'],
  categories: ['all'],
  namespaced: true,
  statusSubresource: true,
  strategicPatch: true,
  columns: [
    column('Ready', pod => {
      const ready = statuses(pod).filter(status => status.ready).length;
      return `${ready}/${(pod.spec?.containers ?? []).length}`;
    }),
    column('Status', phase),
    column('Restarts', pod =>
      String(
        statuses(pod).reduce(
          (sum, { restartCount = 0 }) => sum + restartCount,
          0,
        ),
      ),
    ),
    AGE,
    column('IP', pod => pod.status?.podIP ?? '<none>', { priority: 1 }),
    column('Node', pod => pod.spec?.nodeName ?? '<none>', { priority: 1 }),
    column('Nominated Node', () => '<none>', { priority: 1 }),
    column('Readiness Gates', () => '<none>', { priority: 1 }),
  ],
};
