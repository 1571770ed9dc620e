/** What a site of the estate is like; everything seeded about it follows from this. */
export interface SiteProfile {
  name: string;
  /** What its cluster's ids are made of; its name when absent. */
  id?: string;
  clusterSet: 'retail-emea' | 'retail-na' | 'plants-eu' | 'poc-near-edge';
  region: string;
  product: 'OpenShift' | 'MicroShift';
  topology: 'SingleReplica' | 'HighlyAvailable';
  arch: 'amd64' | 'arm64';
  nodes: number;
  cpuCores: number;
  memoryGiB: number;
  /** Number of NVIDIA L4 cards. */
  gpus: number;
  /** OpenShift or MicroShift release. */
  version: string;
  kserveMode: 'Standard' | 'Knative';
  /** 0.20 when absent. */
  kserveVersion?: '0.16';
  /** `offline` went silent yesterday, `pending` was accepted and never joined. */
  state: 'online' | 'offline' | 'pending';
  compliant: boolean;
}
