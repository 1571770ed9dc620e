import type { RememberedSite } from '../fleet/FleetMemory';

interface Instant {
  read(): string | undefined;
  write(value: string): void;
}

/** All instants of a site that say how fresh something is, in the order of its content. */
function* instants(site: RememberedSite): Iterable<Instant> {
  yield {
    read: () => site.lastContact,
    write: value => Object.assign(site, { lastContact: value }),
  };
  for (const { record } of [
    ...site.sourced,
    ...site.deployments.flatMap(({ sourced }) => sourced),
  ]) {
    yield {
      read: () => record.asOf,
      write: value => Object.assign(record, { asOf: value }),
    };
  }
}

function seconds(instant: string | undefined): string {
  const time = instant === undefined ? NaN : Date.parse(instant);
  return Number.isNaN(time) ? '' : Math.floor(time / 1000).toString(36);
}

/** How fresh the facts of a site (in order) are, to the second, in as few characters as it takes. */
export function agesOf(site: RememberedSite): string {
  return [...instants(site)].map(one => seconds(one.read())).join(',');
}

/** Makes what is kept of a site as fresh as it was known to be. Ages of other facts than these change nothing. */
export function applyAges(site: RememberedSite, ages: string): void {
  const places = [...instants(site)];
  const values = ages.split(',');
  if (values.length !== places.length) return;
  places.forEach((place, index) => {
    const time = parseInt(values[index], 36) * 1000;
    if (Number.isNaN(time)) return;
    const value = new Date(time).toISOString();
    const before = place.read();
    if (before === undefined || Date.parse(before) < time) place.write(value);
  });
}
