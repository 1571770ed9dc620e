import { DefaultFleet } from '../fleet';

/** Five sites of two hubs with a few deployments, the second hub being a standby. */
export function estate(now?: () => number) {
  const fleet = DefaultFleet.create({ now });
  const asOf = '2026-11-20T10:00:00.000Z';
  const acm = fleet.sink({
    id: 'acm:core',
    kind: 'acm',
    hub: 'core',
    authority: 60,
  });
  const kserve = fleet.sink({
    id: 'kserve:core',
    kind: 'kserve',
    hub: 'core',
    authority: 70,
  });
  const site = (
    hub: string,
    name: string,
    clusterSet: string | undefined,
    region: string | undefined,
    state: 'available' | 'unknown' = 'available',
  ) => ({
    ref: { hub, name },
    clusterSet,
    region,
    availability: { state },
    labels: { tier: name.startsWith('a') ? 'gold' : 'tin', 'a=b': 'c' },
    claims: { 'id.k8s.io': `id-${name}` },
    conditions: [{ type: 'Joined', status: 'True' }],
    asOf,
  });
  acm.upsertSites([
    site('core', 'alpha', 'retail', 'eu'),
    site('core', 'bravo', 'retail', 'us', 'unknown'),
    site('core', 'charlie', 'plants', undefined),
    site('core', 'delta', undefined, 'eu'),
    site('spare', 'echo', 'retail', 'eu'),
  ]);
  const deployment = (
    hub: string,
    siteName: string,
    name: string,
    version: string | undefined,
    state: 'ready' | 'failed',
    owner?: string,
  ) => ({
    ref: {
      hub,
      site: siteName,
      namespace: name,
      kind: 'InferenceService',
      name,
    },
    model: { name, version },
    state,
    owner,
    labels: { app: name },
    asOf,
  });
  kserve.upsertDeployments([
    deployment('core', 'alpha', 'bike', 'v2', 'ready', 'group:default/retail'),
    deployment('core', 'alpha', 'house', 'v1', 'ready'),
    deployment('core', 'bravo', 'bike', 'v1', 'ready'),
    deployment('core', 'charlie', 'bike', 'v2', 'failed'),
    deployment('spare', 'echo', 'bike', undefined, 'ready'),
  ]);
  acm.state('ok');
  kserve.state('ok');
  return { fleet, acm, kserve };
}
