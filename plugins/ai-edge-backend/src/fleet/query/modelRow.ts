import type {
  ModelRow,
  StandingState,
  DeploymentState,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import { deploymentFacts } from './deploymentFacts';
import type { ModelRows } from './modelRows';
import { ModelTally, tallyBy } from './ModelTally';
import { readPlaces } from './readPlaces';
import type { DeploymentListIndex } from './readers';
import { countValues } from './summarize';

/** The owner that all rows name. */
export function commonOwner(
  index: DeploymentListIndex,
  rows: Int32Array,
): string | undefined {
  const owner = index.column('owner');
  const first = owner.first(rows[0]);
  return rows.every(row => owner.first(row) === first)
    ? owner.text(rows[0])
    : undefined;
}

/** Sites that answer with another version than the latest. */
export function countNotOnLatest(
  index: DeploymentListIndex,
  { latest }: Pick<ModelRows, 'latest'>,
  rows: Int32Array,
): number | undefined {
  if (latest === undefined) return undefined;
  const newest = index.column('version').dictionary.id(latest);
  let count = 0;
  readPlaces(deploymentFacts(index), rows, ({ versions }) => {
    if (versions.some(version => version !== newest)) count += 1;
  });
  return count;
}

/** Versions in the model's order, the one that nobody knows last. */
export function inVersionOrder<T>(
  { versions }: Pick<ModelRows, 'versions'>,
  byVersion: Map<string | undefined, T>,
): [string | undefined, T][] {
  return [...versions, undefined].flatMap(
    (version): [string | undefined, T][] => {
      const value = byVersion.get(version);
      return value === undefined ? [] : [[version, value]];
    },
  );
}

/** @param rows - those of the model that count */
export function modelRow(
  index: DeploymentListIndex,
  model: ModelRows,
  rows: Int32Array,
): ModelRow {
  const facts = deploymentFacts(index);
  const total = new ModelTally(facts);
  rows.forEach(row => total.add(row));
  const byVersion = tallyBy(facts, rows, row =>
    facts.versionText(facts.version(row)),
  );
  const owner = commonOwner(index, rows);
  const notOnLatest = countNotOnLatest(index, model, rows);
  const values = (field: string) => countValues(index.column(field), rows);
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
    versions: inVersionOrder(model, byVersion).map(([version, tally]) =>
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
