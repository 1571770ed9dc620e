import type { MetricsService } from '@backstage/backend-plugin-api/alpha';
import type { SourceStatus } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { Fleet } from '../fleet';

function counted<T>(
  items: Iterable<T>,
  keyOf: (item: T) => string,
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) {
    const key = keyOf(item);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

const isBroken = ({ state }: SourceStatus) =>
  state === 'stale' || state === 'failed';

const attributesOf = ({ id, kind, hub }: SourceStatus) => ({
  source: id,
  kind,
  ...(hub && { hub }),
});

/** Says how large the index is and how its sources are, whenever somebody collects metrics. */
export function observeFleet(options: {
  metrics: MetricsService;
  fleet: Pick<
    Fleet,
    'sites' | 'deployments' | 'sources' | 'revision' | 'onChange'
  >;
  now?: () => number;
}): void {
  const { metrics, fleet, now = Date.now } = options;
  metrics
    .createObservableGauge('ai_edge.fleet.sites', {
      description: 'Sites in the index, by hub and availability',
      unit: '{site}',
    })
    .addCallback(result => {
      for (const [key, count] of counted(
        fleet.sites(),
        ({ ref, availability }) => `${availability.state} ${ref.hub}`,
      )) {
        const [availability, hub] = key.split(' ');
        result.observe(count, { hub, availability });
      }
    });
  metrics
    .createObservableGauge('ai_edge.fleet.deployments', {
      description:
        'Model deployments in the index, by hub and state; not-reported is what only Git knows',
      unit: '{deployment}',
    })
    .addCallback(result => {
      for (const [key, count] of counted(
        fleet.deployments(),
        ({ ref, state = 'not-reported' }) => `${state} ${ref.hub}`,
      )) {
        const [state, hub] = key.split(' ');
        result.observe(count, { hub, state });
      }
    });
  metrics
    .createObservableCounter('ai_edge.fleet.revision', {
      description: 'Revision of the index: it moves with everything shown',
    })
    .addCallback(result => result.observe(fleet.revision));
  metrics
    .createObservableGauge('ai_edge.source.up', {
      description: '1 while a source answers, 0 while it does not',
    })
    .addCallback(result => {
      for (const status of fleet.sources()) {
        const settled =
          status.state !== 'starting' && status.state !== 'absent';
        if (settled) {
          result.observe(isBroken(status) ? 0 : 1, attributesOf(status));
        }
      }
    });
  metrics
    .createObservableGauge('ai_edge.source.age', {
      description: 'Since when a source has not answered',
      unit: 's',
    })
    .addCallback(result => {
      for (const status of fleet.sources()) {
        if (status.asOf !== undefined) {
          const age = Math.max(0, now() - Date.parse(status.asOf)) / 1000;
          result.observe(age, attributesOf(status));
        }
      }
    });
  countChanges(metrics, fleet);
}

function countChanges(
  metrics: MetricsService,
  fleet: Pick<Fleet, 'sources' | 'onChange'>,
): void {
  const changes = metrics.createCounter('ai_edge.fleet.changes', {
    description: 'Sites, deployments and sources that changed in the index',
    unit: '{change}',
  });
  const failures = metrics.createCounter('ai_edge.source.failures', {
    description: 'How often a source ceased to answer, by its kind',
    unit: '{failure}',
  });
  let broken = new Set<string>();
  fleet.onChange(({ kinds, refs }) => {
    for (const kind of kinds) changes.add(refs.length, { kind });
    if (!kinds.includes('source')) return;
    const statuses = fleet.sources().filter(isBroken);
    for (const { id, kind, hub } of statuses) {
      if (!broken.has(id)) failures.add(1, { kind, ...(hub && { hub }) });
    }
    broken = new Set(statuses.map(({ id }) => id));
  });
}
