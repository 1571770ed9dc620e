import type { ModelDeployment } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { DeploymentRecord } from '@ai-edge/backstage-plugin-ai-edge-node';
import { conditionsOf } from './conditionsOf';
import type { LlmInferenceService } from './kserveTypes';
import { LABEL_MODEL, LABEL_RELEASE, OWNER_ANNOTATION } from './labels';
import { llmState } from './llmState';
import type { Place } from './modelKinds';
import { artifactOf } from './modelSource';
import { trimLabels } from './trimLabels';

const INNER = /\.svc(\.|:|\/|$)|\.local(:|\/|$)/;

/** `status.address` is never filled; `addresses` holds all ways in, also those within the site. */
function endpointOf({
  status,
}: LlmInferenceService): ModelDeployment['endpoint'] {
  const urls = (status?.addresses ?? []).flatMap(({ url }) => url || []);
  const inner = urls.find(url => INNER.test(url));
  const url = status?.url || urls.find(one => !INNER.test(one)) || inner;
  return url
    ? { url, ...(inner !== undefined && { internalUrl: inner }) }
    : undefined;
}

/** Weights of a group are proportions of what its members that run have together. v1alpha1 does not report them. */
function trafficOf({
  status,
}: LlmInferenceService): ModelDeployment['traffic'] {
  const members = (status?.router?.group?.members ?? []).filter(
    ({ stopped }) => !stopped,
  );
  const weightOf = ({ weight = 0 }: { weight?: number }) => Math.max(0, weight);
  const all = members.reduce((sum, member) => sum + weightOf(member), 0);
  return all === 0
    ? undefined
    : members.map(member => ({
        name: member.name ?? '',
        percent: Math.round((weightOf(member) / all) * 1000) / 10,
      }));
}

/** An LLMInferenceService on a site, as far as the product shows it. */
export function normalizeLlmInferenceService(
  object: LlmInferenceService,
  place: Place,
): DeploymentRecord {
  const { metadata, spec, status } = object;
  const labels = metadata.labels ?? {};
  return {
    ref: {
      hub: place.hub,
      site: place.site,
      namespace: metadata.namespace ?? 'default',
      kind: 'LLMInferenceService',
      name: metadata.name,
    },
    uid: metadata.uid,
    generation: metadata.generation,
    owner: metadata.annotations?.[OWNER_ANNOTATION],
    model: {
      name: labels[LABEL_MODEL] || spec?.model?.name || metadata.name,
      version: labels[LABEL_RELEASE],
    },
    artifact: artifactOf(spec?.model?.uri),
    mode: 'LLM',
    ...llmState(object),
    traffic: trafficOf(object),
    endpoint: endpointOf(object),
    labels: trimLabels(labels),
    conditions: conditionsOf(status?.conditions),
    asOf: place.asOf,
  };
}
