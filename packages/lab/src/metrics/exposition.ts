import type { Series } from './series/Series';

const escapeValue = (value: string) =>
  value.replace(/\\/g, '\\\\').replace(/"/g, '\\"').replace(/\n/g, '\\n');

/** Family of a series: histograms are one with their buckets, sums and counts. */
const familyOf = ({ labels, type }: Series) =>
  type === 'counter'
    ? labels.__name__.replace(/_(bucket|sum|count)$/, '')
    : labels.__name__;

/** Prometheus's text format of what a site exports now, without the labels that a scrape adds. */
export function exposition(series: Series[], time: number): string {
  const families = new Map<string, Series[]>();
  for (const one of series) {
    if (time < one.from || time > one.to) continue;
    const family = familyOf(one);
    families.set(family, [...(families.get(family) ?? []), one]);
  }
  const lines: string[] = [];
  for (const [family, members] of families) {
    const histogram = members.some(m => m.labels.le !== undefined);
    lines.push(`# TYPE ${family} ${histogram ? 'histogram' : members[0].type}`);
    for (const { labels, value } of members) {
      const { __name__: name, cluster: _cluster, ...rest } = labels;
      const text = Object.entries(rest)
        .map(([key, label]) => `${key}="${escapeValue(label)}"`)
        .join(',');
      lines.push(`${name}{${text}} ${value(time)}`);
    }
  }
  return `${lines.join('\n')}\n`;
}
