/** Toolbar, columns and banners of the lists. */
export const listMessages = {
  list: {
    filters: 'Filters',
    activeFilters: 'Active filters',
    moreFilters: 'More filters',
    fewerFilters: 'Fewer filters',
    clearAll: 'Clear all',
    columns: 'Columns',
    chip: '{{label}}: {{values}}',
    find: 'Find',
    pageSize: 'Show {{n, number}} rows',
    range: '{{from, number}}–{{to, number}} of {{total, number}}',
    changed_one: '1 row changed.',
    changed_other: '{{count, number}} rows changed.',
    countsFailed: 'The counts could not be read: {{message}}',
    soFar: 'so far',
  },
  totals: {
    sites_one: '{{count, number}} site',
    sites_other: '{{count, number}} sites',
    sitesOf: '{{n, number}} of {{total, number}} sites',
    deployments_one: '{{count, number}} deployment',
    deployments_other: '{{count, number}} deployments',
    deploymentsOf: '{{n, number}} of {{total, number}} deployments',
    changes_one: '{{count, number}} change',
    changes_other: '{{count, number}} changes',
    changesOf: '{{n, number}} of {{total, number}} changes',
  },
  search: {
    sites: 'Site, label=value',
    sitesLabel: 'Search sites',
    deployments: 'Model, site, label=value',
    deploymentsLabel: 'Search deployments',
    changes: 'Title, number, branch',
    changesLabel: 'Search changes',
  },
  fields: {
    hub: 'Hub',
    site: 'Site',
    name: 'Name',
    kind: 'Kind',
    availability: 'Availability',
    clusterSet: 'Cluster set',
    region: 'Region',
    platform: 'Platform',
    product: 'Product',
    productVersion: 'Product version',
    arch: 'Architecture',
    topology: 'Topology',
    accelerator: 'Accelerator',
    owner: 'Owner',
    inventory: 'Inventory',
    label: 'Label',
    contact: 'Contact',
    ready: 'Ready',
    policies: 'Policies',
    labels: 'Labels',
    total: 'Deployments',
    namespace: 'Namespace',
    model: 'Model',
    version: 'Version',
    mode: 'Mode',
    runtime: 'Runtime',
    state: 'State',
    standing: 'Standing',
    replicas: 'Replicas',
    ring: 'Ring',
    endpoint: 'Endpoint',
    artifact: 'Artifact',
    title: 'Title',
    what: 'What',
    sites: 'Sites',
    checks: 'Checks',
    age: 'Age',
    repository: 'Repository',
    author: 'By',
    mergeable: 'Can be merged',
    branch: 'Branch',
    asOf: 'As of',
  },
  ready: {
    of: '{{ready, number}} of {{total, number}}',
    lastSeen: '{{n, number}} last seen',
    mixed: '{{ready, number}} of {{total, number}}, {{n, number}} last seen',
  },
  siteKind: {
    cluster: 'Cluster',
    device: 'Device',
  },
  inventory: {
    complete: 'Everything is seen',
    'gitops-only': 'Only what Git deploys',
    none: 'Nothing is seen',
  },
  policies: {
    ok: '{{n, number}} compliant',
    violated: '{{n, number}} of {{total, number}} violated',
  },
  banner: {
    reading_one: 'Reading hub {{hub}} for the first time: 1 site so far.',
    reading_other:
      'Reading hub {{hub}} for the first time: {{count, number}} sites so far.',
    readingHub: 'Reading hub {{hub}} for the first time.',
    readingSource: 'Reading {{source}} for the first time.',
    hubStale_one:
      'Hub {{hub}} has not answered since {{time}} ({{span}}). Its site is shown as last seen.',
    hubStale_other:
      'Hub {{hub}} has not answered since {{time}} ({{span}}). Its {{count, number}} sites are shown as last seen.',
    hubSites:
      'Hub {{hub}} has not answered since {{time}} ({{span}}). Its sites are shown as last seen.',
    hubUnknown:
      'Hub {{hub}} has not answered since {{time}} ({{span}}). None of its sites is known yet.',
    hubSilent: 'Hub {{hub}} does not answer.',
    sourceStale:
      'Source {{source}} has not answered since {{time}} ({{span}}). What it says is shown as last seen.',
    sourceSilent: 'Source {{source}} does not answer.',
    restored: 'Hub {{hub}} is being read again. Its sites are as of {{time}}.',
    restoredSites_one:
      'Hub {{hub}} is being read again. Its site is as of {{time}}.',
    restoredSites_other:
      'Hub {{hub}} is being read again. Its {{count, number}} sites are as of {{time}}.',
    heldSites_one:
      'Hub {{hub}} suddenly lists 1 site fewer. It is kept until it is confirmed.',
    heldSites_other:
      'Hub {{hub}} suddenly lists {{count, number}} sites fewer. They are kept until it is confirmed.',
    held_one:
      'Source {{source}} suddenly lists 1 entry fewer. It is kept until it is confirmed.',
    held_other:
      'Source {{source}} suddenly lists {{count, number}} entries fewer. They are kept until it is confirmed.',
    inventory:
      '{{n, number}} of {{total, number}} sites: only models that Git deploys are seen there.',
    inventoryNone:
      '{{n, number}} of {{total, number}} sites: what runs there cannot be seen.',
    inventoryHow: 'How to see all',
    standbySites_one:
      '1 site of a standby hub ({{hubs}}) is shown, not counted.',
    standbySites_other:
      '{{count, number}} sites of a standby hub ({{hubs}}) are shown, not counted.',
    standbyModels_one:
      '1 deployment of a standby hub ({{hubs}}) is shown, not counted.',
    standbyModels_other:
      '{{count, number}} deployments of a standby hub ({{hubs}}) are shown, not counted.',
    standbyShow: 'Only these',
  },
} as const;
