import { DefaultFleet } from '../fleet/DefaultFleet';

/** A fleet of available sites of the hub `core`, and a way to let more join. */
export function fleetOf(names: string[]) {
  const fleet = DefaultFleet.create({
    gitops: [{ name: 'models', hubs: ['core'] }],
  });
  const sink = fleet.sink({
    id: 'acm:core',
    kind: 'acm',
    hub: 'core',
    authority: 20,
  });
  const join = (...sites: string[]) =>
    sink.upsertSites(
      sites.map(name => ({
        ref: { hub: 'core', name },
        kind: 'cluster',
        labels: {},
        region: name.split('-')[0],
        availability: { state: 'available' },
        asOf: new Date().toISOString(),
      })),
    );
  join(...names);
  return { fleet, join };
}
