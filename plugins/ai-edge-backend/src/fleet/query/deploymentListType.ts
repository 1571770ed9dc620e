import {
  deploymentModes,
  type DeploymentListField,
  type ModelDeployment,
  type Site,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import { deploymentKey, siteKeyOf } from '../refKeys';
import type { FACTS } from './deploymentFacts';
import { closed, labelField, ranked, single, type ListType } from './ListField';
import { availabilityUrgency, standingUrgency, stateUrgency } from './urgency';

/** A deployment and its site, as lists join them. */
export interface ListedDeployment {
  deployment: ModelDeployment;
  site?: Site;
}

/** The names of those of `FACTS` that are true. */
function factsOf({
  state,
  remembered,
  standing,
  model,
}: ModelDeployment): string {
  const words: (keyof typeof FACTS)[] = [];
  if (state === undefined) words.push('awaited');
  else if (remembered) words.push('remembered');
  else {
    words.push('seen');
    if (state !== 'ready') words.push('notReady');
    if (state === 'failed') words.push('failed');
    if (model.version === undefined) words.push('noVersion');
  }
  if (standing?.state === 'behind') words.push('behind');
  if (standing?.state === 'diverged') words.push('diverged');
  return words.join(' ');
}

/** Deployments as `/deployments` filters, sorts and searches them. */
export const deploymentListType: ListType<
  ListedDeployment,
  DeploymentListField
> = {
  fields: {
    hub: single(({ deployment }) => deployment.ref.hub),
    site: single(({ deployment }) => deployment.ref.site, false),
    namespace: single(({ deployment }) => deployment.ref.namespace),
    kind: single(({ deployment }) => deployment.ref.kind),
    name: single(({ deployment }) => deployment.ref.name, false),
    model: single(({ deployment }) => deployment.model.name),
    version: single(({ deployment }) => deployment.model.version),
    mode: closed(({ deployment }) => deployment.mode, deploymentModes),
    runtime: single(({ deployment }) => deployment.runtime),
    // What is remembered of a silent site is not known now: it never counts as ready or failed.
    state: ranked(
      ({ deployment }) =>
        deployment.remembered ? 'unknown' : deployment.state,
      stateUrgency,
    ),
    standing: ranked(
      ({ deployment }) => deployment.standing?.state,
      standingUrgency,
    ),
    availability: ranked(
      ({ site }) => site?.availability.state,
      availabilityUrgency,
    ),
    clusterSet: single(({ site }) => site?.clusterSet),
    region: single(({ site }) => site?.region),
    product: single(({ site }) => site?.product),
    ring: single(({ deployment }) => deployment.ring),
    owner: single(({ deployment }) => deployment.owner),
    label: labelField(({ deployment }) => deployment.labels),
  },
  ref: ({ deployment }) => deploymentKey(deployment.ref),
  marks: {
    format: single(({ deployment }) => deployment.model.format),
    place: single(({ deployment }) => siteKeyOf(deployment.ref)),
    facts: single(({ deployment }) => factsOf(deployment)),
  },
  searched: ['name', 'site', 'namespace', 'hub', 'model', 'version', 'label'],
  defaultOrder: 'name',
};
