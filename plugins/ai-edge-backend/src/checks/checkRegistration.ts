import type {
  CheckFinding,
  ModelDeployment,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import type { Check, CheckFacts } from './Check';

const MOST_MODELS = 5;

/** Standings that say nothing of the hub's Applications. */
const UNDECIDED = new Set(['unknown', 'not-reporting']);

/** The models of rows that the caller may read, as a sentence; nothing when there are none. */
function modelsOf(
  rows: ModelDeployment[],
  { readableDeployment }: Pick<CheckFacts, 'readableDeployment'>,
): string | undefined {
  const models = new Set(
    rows.filter(readableDeployment).map(({ model }) => model.name),
  );
  if (models.size === 0) return undefined;
  const names = [...models].sort();
  const rest = names.length - MOST_MODELS;
  const more = rest > 0 ? ` and ${rest} more` : '';
  return `Models: ${names.slice(0, MOST_MODELS).join(', ')}${more}.`;
}

function deploymentsAre(count: number): string {
  return count === 1 ? '1 deployment is' : `${count} deployments are`;
}

/**
 * `registration-applied:<hub>`: whether what Git registers is on the hub, by comparing the lines of the repositories
 * with the Applications that are there. `hub-withdrew:<hub>`: Applications that vanished while Git still wants them.
 */
export const checkRegistration: Check = facts => {
  const rows = [...facts.deployments].filter(
    ({ standing }) => standing?.state !== undefined,
  );
  return facts.hubs.flatMap(({ name: hub }): CheckFinding[] => {
    const here = rows.filter(({ ref }) => ref.hub === hub);
    const wanted = here.filter(
      ({ standing }) => standing!.state !== 'unmanaged',
    );
    if (wanted.length === 0) return [];
    const missing = wanted.filter(
      ({ standing }) => standing!.state === 'not-registered',
    );
    const withdrawn = missing.filter(({ state }) => state === 'leaving');
    const unregistered = missing.filter(({ state }) => state !== 'leaving');
    const findings: CheckFinding[] = [
      unregistered.length === 0
        ? {
            id: `registration-applied:${hub}`,
            scope: 'hub',
            hub,
            ...(wanted.every(({ standing }) => UNDECIDED.has(standing!.state))
              ? {
                  state: 'unknown',
                  title: `Nothing tells yet whether hub ${hub} has taken up what Git registers`,
                }
              : {
                  state: 'ok',
                  title: `Hub ${hub} has taken up what Git registers`,
                }),
          }
        : {
            id: `registration-applied:${hub}`,
            scope: 'hub',
            hub,
            state: 'warn',
            title: `${deploymentsAre(
              unregistered.length,
            )} merged, and no Application on hub ${hub} takes them up`,
            detail: modelsOf(unregistered, facts),
            remedy: `Have an admin of the hub apply bootstrap/${hub} of the repository once, and look at the root Application there. An ApplicationSet that reads another repository or branch has the same effect.`,
          },
    ];
    if (withdrawn.length > 0) {
      findings.push({
        id: `hub-withdrew:${hub}`,
        scope: 'hub',
        hub,
        state: 'fail',
        title: `${deploymentsAre(
          withdrawn.length,
        )} not delivered by hub ${hub} any more, and Git still wants them`,
        detail: modelsOf(withdrawn, facts),
        remedy:
          'Nobody retired them: look whether an ApplicationSet, a Placement or a cluster set was changed on the hub. The models go from their sites unless that is undone.',
      });
    }
    return findings;
  });
};
