import type { KubeObject } from '../../kube/types';
import { kinds } from '../../loops/kinds';
import type { Lab, LabSite } from '../../Lab';
import type { Labels, Series } from './Series';
import { seeded, Traffic } from './waves';
import type { Workload } from './workloads';

const gauge = (
  name: string,
  labels: Labels,
  bounds: { from: number; to: number; offset: number },
  value: (time: number) => number,
): Series => ({
  labels: { __name__: name, ...labels },
  type: 'gauge',
  ...bounds,
  value,
});

/** CPU, memory and replicas of a model server, as the platform reports them. */
export function resourceSeries(
  workload: Workload,
  to: number,
  offset: number,
): Series[] {
  const { cluster, namespace, pod, deployment, since: from } = workload;
  const seed = `${cluster}/${namespace}/${deployment}`;
  const random = seeded(seed);
  const bounds = { from, to, offset };
  const cpu = Traffic.create({ seed, base: 0.08 + random(5) * 0.5 });
  const memory = Math.round((0.4 + random(6)) * 2 ** 30);
  return [
    gauge(
      'node_namespace_pod_container:container_cpu_usage_seconds_total:sum',
      { cluster, namespace, pod, container: 'kserve-container' },
      bounds,
      time => cpu.rate(time),
    ),
    gauge(
      'namespace:container_memory_usage_bytes:sum',
      { cluster, namespace },
      bounds,
      time => Math.round(memory * (1 + cpu.rate(time) / 20)),
    ),
    gauge(
      'kube_deployment_status_replicas_available',
      { cluster, namespace, deployment },
      bounds,
      () => 1,
    ),
    gauge(
      'kube_deployment_spec_replicas',
      { cluster, namespace, deployment },
      bounds,
      () => 1,
    ),
  ];
}

/** What a site's GPUs say of themselves. */
export function gpuSeries(
  site: LabSite,
  cluster: KubeObject | undefined,
  bounds: { from: number; to: number; offset: number },
): Series[] {
  const count = Number(cluster?.status?.capacity?.['nvidia.com/gpu'] ?? 0);
  return Array.from({ length: count }, (_, gpu) => {
    const load = Traffic.create({ seed: `${site.name}/gpu${gpu}`, base: 38 });
    const labels = {
      cluster: site.name,
      gpu: String(gpu),
      UUID: `GPU-${site.name}-${gpu}`,
      modelName: 'NVIDIA L4',
      Hostname: `${site.name}-node-${gpu}`,
    };
    const used = (time: number) => Math.round(3000 + load.rate(time) * 150);
    return [
      gauge('DCGM_FI_DEV_GPU_UTIL', labels, bounds, time =>
        Math.min(100, Math.round(load.rate(time))),
      ),
      gauge('DCGM_FI_DEV_FB_USED', labels, bounds, used),
      gauge('DCGM_FI_DEV_FB_FREE', labels, bounds, time => 23_034 - used(time)),
    ];
  }).flat();
}

/** What the hub says of its sites; it goes on when a site is dark. */
export function hubSeries(lab: Lab, hub: string, from: number): Series[] {
  return lab
    .hub(hub)
    .list(kinds.managedCluster)
    .map(({ metadata }) => {
      const labels = Object.fromEntries(
        Object.entries(metadata.labels ?? {}).map(([key, value]) => [
          key.replace(/[^A-Za-z0-9_]/g, '_'),
          value,
        ]),
      );
      return gauge(
        'acm_managed_cluster_labels',
        { ...labels, name: metadata.name },
        { from, to: Infinity, offset: 0 },
        () => 1,
      );
    });
}
