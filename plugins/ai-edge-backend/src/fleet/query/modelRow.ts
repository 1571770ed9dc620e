import type {
  DeploymentState,
  ModelRow,
  StandingState,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import type { DeploymentFacts } from './deploymentFacts';
import type { ModelRows } from './modelRows';
import { tallyAll, tallyBy } from './ModelTally';
import { readPlaces } from './readPlaces';
import { countValues } from './summarize';

/** The owner that all rows name. */
export function commonOwner(
  { index }: DeploymentFacts,
  rows: Int32Array,
): string | undefined {
  const { dictionary, first } = index.column('owner').read();
  const owner = first[rows[0]];
  return rows.every(row => first[row] === owner)
    ? dictionary.text(owner)
    : undefined;
}

/** Sites that answer with another version than the latest. */
export function countNotOnLatest(
  facts: DeploymentFacts,
  { latest }: Pick<ModelRows, 'latest'>,
  rows: Int32Array,
): number | undefined {
  if (latest === undefined) return undefined;
  const newest = facts.index.column('version').dictionary.id(latest);
  let count = 0;
  readPlaces(facts, rows, (_facts, versions) => {
    if (versions.some(version => version !== newest)) count += 1;
  });
  return count;
}

/** Versions by their text, in the model's order, the one that nobody knows last. */
export function inVersionOrder<T>(
  { index }: DeploymentFacts,
  { versions }: Pick<ModelRows, 'versions'>,
  byVersion: Map<number, T>,
): [string | undefined, T, number][] {
  const { dictionary } = index.column('version');
  return [...versions, undefined].flatMap(
    (version): [string | undefined, T, number][] => {
      const id = version === undefined ? -1 : dictionary.id(version) ?? -1;
      const value = byVersion.get(id);
      return value === undefined ? [] : [[version, value, id]];
    },
  );
}

/** @param rows - those of the model that count */
export function modelRow(
  facts: DeploymentFacts,
  model: ModelRows,
  rows: Int32Array,
): ModelRow {
  const total = tallyAll(facts, rows);
  const byVersion = tallyBy(facts, rows, facts.version);
  const owner = commonOwner(facts, rows);
  const notOnLatest = countNotOnLatest(facts, model, rows);
  const values = (field: string) =>
    countValues(facts.index.column(field), rows);
  const counted = <TText extends string>(field: string) =>
    Object.fromEntries(
      values(field).map(({ value, count }) => [value, count]),
    ) as Partial<Record<TText, number>>;
  return {
    name: model.name,
    ...(owner !== undefined && { owner }),
    formats: values('format').map(({ value }) => value),
    modes: values('mode').map(({ value }) => value) as ModelRow['modes'],
    ...(model.latest !== undefined && { latest: model.latest }),
    versions: inVersionOrder(facts, model, byVersion).map(([version, tally]) =>
      tally.versionRow(version),
    ),
    deployments: {
      ...total.counts,
      byState: counted<DeploymentState>('state'),
    },
    sites: total.sites,
    ...(notOnLatest !== undefined && { notOnLatest }),
    standing: counted<StandingState>('standing'),
  };
}
