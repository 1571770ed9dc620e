import type {
  AvailabilityState,
  DeploymentState,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import type {
  DeploymentRecord,
  SiteRecord,
} from '@ai-edge/backstage-plugin-ai-edge-node';
import { DefaultFleet } from '../fleet/DefaultFleet';
import type { randomNumbers } from './randomNumbers';

const AVAILABILITIES: AvailabilityState[] = [
  'available',
  'available',
  'unknown',
  'pending',
];
const STATES: DeploymentState[] = ['ready', 'ready', 'failed', 'progressing'];

/** A fleet of two hubs that changes a little at each step, and everything that may vary about it. */
export function restlessFleet(
  random: ReturnType<typeof randomNumbers>,
  size: number,
) {
  const hubs = ['core', 'spare'];
  const fleet = DefaultFleet.create({
    gitops: [{ name: 'models', hubs }],
    now: () => Date.parse('2026-11-20T10:00:00Z'),
  });
  const asOf = '2026-11-20T10:00:00.000Z';
  const maybe = <T>(values: readonly T[]) =>
    random.chance(0.2) ? undefined : random.pick(values);
  const sinks = hubs.map(hub => ({
    hub,
    acm: fleet.sink({ id: `acm:${hub}`, kind: 'acm', hub, authority: 70 }),
    kserve: fleet.sink({
      id: `kserve:${hub}`,
      kind: 'kserve',
      hub,
      authority: 80,
      absence: 'gone',
    }),
  }));
  const siteRecord = (hub: string): SiteRecord => ({
    ref: { hub, name: `site ${random.below(size)}` },
    availability: { state: random.pick(AVAILABILITIES) },
    clusterSet: maybe(['retail', 'plants', 'Überland']),
    region: maybe(['eu', 'us', 'eu/west']),
    owner: maybe(['group:default/a', 'group:default/b']),
    labels: {
      tier: random.pick(['gold', 'tin', 'TIN']),
      ...(random.chance(0.5) && { zone: `z${random.below(4)}` }),
    },
    capacity: {
      cpuCores: 4,
      memoryBytes: 1,
      accelerators: random.chance(0.3)
        ? [{ resource: 'nvidia.com/gpu', product: 'L4', count: 1 }]
        : [],
    },
    asOf,
  });
  const deploymentRecord = (hub: string): DeploymentRecord => {
    const name = random.pick(['bike', 'fraud', 'house', 'org/llama']);
    return {
      ref: {
        hub,
        site: `site ${random.below(size)}`,
        namespace: random.pick(['a', 'b']),
        kind: 'InferenceService',
        name: name.replace('/', '-'),
      },
      model: {
        name,
        version: maybe(['v1', 'v2', 'v10']),
        format: maybe(['onnx', 'vLLM']),
      },
      state: random.pick(STATES),
      owner: maybe(['group:default/a', 'group:default/b']),
      labels: { app: random.pick(['x', 'y']) },
      asOf,
    };
  };
  const step = () => {
    const { hub, acm, kserve } = random.pick(sinks);
    const times = 1 + random.below(4);
    for (let i = 0; i < times; i += 1) {
      const refs = [...fleet.deployments()].map(({ ref }) => ref);
      switch (random.below(refs.length > size ? 5 : 4)) {
        case 0:
          acm.upsertSites([siteRecord(hub)]);
          break;
        case 1:
          acm.removeSites([siteRecord(hub).ref]);
          break;
        case 4:
          kserve.removeDeployments([random.pick(refs)]);
          break;
        default:
          kserve.upsertDeployments([deploymentRecord(hub)]);
      }
    }
  };
  return { fleet, step };
}
