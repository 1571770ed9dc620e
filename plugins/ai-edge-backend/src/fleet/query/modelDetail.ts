import type {
  Artifact,
  ModelDetail,
  ModelVersionDetail,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import type { DeploymentFacts } from './deploymentFacts';
import type { GroupedSites } from './groupSites';
import { inVersionOrder, modelRow } from './modelRow';
import type { ModelRows } from './modelRows';
import { tallyBy } from './ModelTally';
import type { DeploymentListIndex } from './readers';
import { countValues } from './summarize';

const MOST_ARTIFACTS = 20;

function artifactsOf(
  index: DeploymentListIndex,
  rows: Int32Array,
): ModelVersionDetail['artifacts'] {
  const found = new Map<string, Artifact & { deployments: number }>();
  for (const row of rows) {
    const artifact = index.item(row)?.deployment.artifact;
    if (artifact) {
      const { uri, digest = '', derived = false } = artifact;
      const key = [uri, digest, derived].join('\n');
      const known = found.get(key);
      if (known) known.deployments += 1;
      else found.set(key, { ...artifact, deployments: 1 });
    }
  }
  return [...found.values()]
    .sort(
      (one, other) =>
        other.deployments - one.deployments || (one.uri < other.uri ? -1 : 1),
    )
    .slice(0, MOST_ARTIFACTS);
}

/** Everything about one model, from the rows of it that count. */
export function modelDetail(
  facts: DeploymentFacts,
  model: ModelRows,
  { groups, groupOf }: Pick<GroupedSites, 'groups' | 'groupOf'>,
): Omit<ModelDetail, 'groupBy' | 'asOf' | 'complete'> {
  const { rows } = model;
  const { index, version: versionOf } = facts;
  const byVersion = tallyBy(facts, rows, versionOf);
  const versions = inVersionOrder(facts, model, byVersion).map(
    ([version, tally, id]): ModelVersionDetail => {
      const own = rows.filter(row => versionOf(row) === id);
      const { notReady, awaited } = tally.counts;
      const { failed, behind, diverged } = tally;
      return {
        ...tally.versionRow(version),
        notReady,
        awaited,
        failed,
        behind,
        diverged,
        artifacts: artifactsOf(index, own),
        groups: [...tallyBy(facts, own, groupOf)]
          .filter(([group, { sites }]) => group >= 0 && sites > 0)
          .map(([group, { sites }]) => ({ group, sites }))
          .sort((one, other) => one.group - other.group),
      };
    },
  );
  const ring = index.column('ring');
  const rings = [...tallyBy(facts, rows, row => ring.text(row))]
    .sort(([one = '\uffff'], [other = '\uffff']) => (one < other ? -1 : 1))
    .map(([name, tally]) => {
      const own = rows.filter(row => ring.text(row) === name);
      const { total, ready } = tally.counts;
      const inRing = tallyBy(facts, own, versionOf);
      return {
        ...(name !== undefined && { ring: name }),
        deployments: total,
        ready,
        sites: tally.sites,
        versions: inVersionOrder(facts, model, inRing).map(
          ([version, { sites }]) => ({
            ...(version !== undefined && { version }),
            sites,
          }),
        ),
      };
    });
  const runtimes = countValues(index.column('runtime'), rows);
  return {
    ...modelRow(facts, model, rows),
    runtimes: runtimes.map(({ value }) => value),
    versions,
    rings,
    groups,
  };
}
