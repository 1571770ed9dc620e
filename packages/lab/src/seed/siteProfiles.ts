import type { SiteProfile } from './SiteProfile';

const SNO: Omit<SiteProfile, 'name' | 'clusterSet' | 'region'> = {
  product: 'OpenShift',
  topology: 'SingleReplica',
  arch: 'amd64',
  nodes: 1,
  cpuCores: 16,
  memoryGiB: 64,
  gpus: 0,
  version: '4.18.12',
  kserveMode: 'Standard',
  state: 'online',
  compliant: true,
};
const MICROSHIFT = {
  ...SNO,
  product: 'MicroShift' as const,
  cpuCores: 4,
  memoryGiB: 16,
  version: '4.18.9',
};
const HA = {
  ...SNO,
  topology: 'HighlyAvailable' as const,
  nodes: 3,
  cpuCores: 32,
  memoryGiB: 128,
  version: '4.17.24',
};

const EMEA = { clusterSet: 'retail-emea', region: 'eu-central-1' } as const;
const NA = { clusterSet: 'retail-na', region: 'us-east-2' } as const;
const PLANTS = { clusterSet: 'plants-eu', region: 'eu-west-3' } as const;
const NEAR_EDGE = {
  clusterSet: 'poc-near-edge',
  region: 'eu-central-1',
} as const;

/** The dozen: one of each kind of trouble among sites that are well. */
const DOZEN: SiteProfile[] = [
  { ...SNO, ...EMEA, name: 'store-berlin-0001', gpus: 1 },
  { ...SNO, ...EMEA, name: 'store-hamburg-0002' },
  { ...MICROSHIFT, ...EMEA, name: 'store-madrid-0003', arch: 'arm64' },
  {
    ...SNO,
    ...NA,
    name: 'store-chicago-0101',
    gpus: 1,
    kserveVersion: '0.16',
  },
  { ...SNO, ...NA, name: 'store-boston-0102', state: 'offline' },
  { ...MICROSHIFT, ...NA, name: 'store-toronto-0103', state: 'pending' },
  { ...HA, ...PLANTS, name: 'plant-lyon-01', gpus: 2 },
  { ...HA, ...PLANTS, name: 'plant-torino-02', compliant: false },
  { ...SNO, ...PLANTS, name: 'plant-gdansk-03' },
  {
    ...HA,
    ...NEAR_EDGE,
    name: 'hospital-vienna-01',
    gpus: 2,
    kserveMode: 'Knative',
  },
  { ...SNO, ...NEAR_EDGE, name: 'tower-munich-0001', gpus: 1 },
  { ...SNO, ...NEAR_EDGE, name: 'tower-zurich-0002' },
];

const WEST = {
  clusterSet: 'retail-na',
  region: 'us-west-2',
} as const;

/**
 * A second hub's few: two of its own; one that is being moved from the first hub, so that both have it for a while; and
 * one that only happens to be called as one of the first hub's.
 */
export const SECOND_HUB: SiteProfile[] = [
  { ...SNO, ...WEST, name: 'store-seattle-0201', gpus: 1 },
  { ...MICROSHIFT, ...WEST, name: 'store-austin-0202' },
  { ...SNO, ...PLANTS, name: 'plant-gdansk-03' },
  { ...SNO, ...WEST, name: 'tower-munich-0001', id: 'west-tower-munich-0001' },
];

const TOWNS: Record<'emea' | 'na' | 'eu', string[]> = {
  emea: ['berlin', 'madrid', 'hamburg', 'lisbon', 'prague', 'oslo', 'athens'],
  na: ['chicago', 'boston', 'toronto', 'denver', 'austin', 'seattle'],
  eu: ['lyon', 'torino', 'gdansk', 'brno', 'porto'],
};

const pick = <T>(values: T[], index: number): T =>
  values[index % values.length];

/** The site number `index` of a large estate; the same number gives the same site. */
function generated(index: number): SiteProfile {
  const number = String(index + 1000).padStart(5, '0');
  const share = index % 20;
  let place: Pick<SiteProfile, 'name' | 'clusterSet' | 'region'>;
  let hardware = index % 4 === 3 ? MICROSHIFT : SNO;
  if (share < 11) {
    place = { ...EMEA, name: `store-${pick(TOWNS.emea, index)}-${number}` };
  } else if (share < 18) {
    place = { ...NA, name: `store-${pick(TOWNS.na, index)}-${number}` };
  } else {
    hardware = HA as typeof SNO;
    place = { ...PLANTS, name: `plant-${pick(TOWNS.eu, index)}-${number}` };
  }
  return {
    ...hardware,
    ...place,
    gpus: hardware.product === 'OpenShift' && index % 3 === 0 ? 1 : 0,
    version: index % 5 === 0 ? '4.17.24' : hardware.version,
    state: stateOf(index),
    compliant: index % 40 !== 5,
  };
}

function stateOf(index: number): SiteProfile['state'] {
  if (index % 200 === 13) {
    return 'pending';
  }
  return index % 50 === 7 ? 'offline' : 'online';
}

/** The dozen, cut or filled up to `count` sites. */
export function siteProfiles(count = DOZEN.length): SiteProfile[] {
  const more = Math.max(0, count - DOZEN.length);
  return [
    ...DOZEN.slice(0, count),
    ...Array.from({ length: more }, (_, index) => generated(index)),
  ];
}
