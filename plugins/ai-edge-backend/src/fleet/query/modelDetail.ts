import type {
  Artifact,
  ModelDetail,
  ModelVersionDetail,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import { deploymentFacts } from './deploymentFacts';
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
  index: DeploymentListIndex,
  model: ModelRows,
  { groups, groupOf }: Pick<GroupedSites, 'groups' | 'groupOf'>,
): Omit<ModelDetail, 'groupBy' | 'asOf' | 'complete'> {
  const facts = deploymentFacts(index);
  const { rows } = model;
  const versionOf = (row: number) => facts.versionText(facts.version(row));
  const versions = inVersionOrder(model, tallyBy(facts, rows, versionOf)).map(
    ([version, tally]): ModelVersionDetail => {
      const own = rows.filter(row => versionOf(row) === version);
      const { notReady, awaited } = tally.counts;
      const byGroup = tallyBy(facts, own, groupOf);
      return {
        ...tally.versionRow(version),
        notReady,
        awaited,
        failed: tally.failed,
        behind: tally.behind,
        diverged: tally.diverged,
        artifacts: artifactsOf(index, own),
        groups: [...byGroup]
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
      return {
        ...(name !== undefined && { ring: name }),
        deployments: total,
        ready,
        sites: tally.sites,
        versions: inVersionOrder(model, tallyBy(facts, own, versionOf)).map(
          ([version, { sites }]) => ({
            ...(version !== undefined && { version }),
            sites,
          }),
        ),
      };
    });
  return {
    ...modelRow(index, model, rows),
    runtimes: countValues(index.column('runtime'), rows).map(
      ({ value }) => value,
    ),
    versions,
    rings,
    groups,
  };
}
