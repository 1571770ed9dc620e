export const VIEW = {
  group: 'view.open-cluster-management.io',
  kind: 'ManagedClusterView',
};
