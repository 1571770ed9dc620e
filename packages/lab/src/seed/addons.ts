/** The add-ons that every joined site has. */
export const ADDONS = [
  'application-manager',
  'cluster-proxy',
  'config-policy-controller',
  'governance-policy-framework',
  'managed-serviceaccount',
  'search-collector',
  'work-manager',
] as const;
