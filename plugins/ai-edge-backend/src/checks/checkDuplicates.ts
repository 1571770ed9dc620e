import { duplicateClusterIds } from '../fleet/duplicateClusterIds';
import type { Check } from './Check';
import { named } from './named';

/** `duplicate-cluster-id`: clusters that two active hubs manage at once. */
export const checkDuplicates: Check = ({ hubs, sites, readable }) => {
  const standby = hubs
    .filter(({ role }) => role === 'standby')
    .map(({ name }) => name);
  const duplicates = duplicateClusterIds(sites, standby);
  const finding = { id: 'duplicate-cluster-id', scope: 'site' } as const;
  if (duplicates.length === 0) {
    return [
      {
        ...finding,
        state: 'ok',
        title: 'No cluster is managed by two active hubs',
      },
    ];
  }
  const ids = new Set(duplicates.map(({ clusterId }) => clusterId));
  const concerned = sites.filter(
    ({ clusterId, ref }) =>
      clusterId !== undefined &&
      ids.has(clusterId) &&
      !standby.includes(ref.hub),
  );
  return [
    {
      ...finding,
      state: 'fail',
      title:
        duplicates.length === 1
          ? 'One cluster is managed by two active hubs'
          : `${duplicates.length} clusters are managed by two active hubs`,
      detail: [
        'Each hub undoes what the other delivers, and the cluster is counted twice.',
        named(concerned, { readable }),
      ]
        .filter(Boolean)
        .join(' '),
      remedy:
        'Detach the cluster from the hub that it leaves, or give that hub the role standby under aiEdge.hubs.',
    },
  ];
};
