import type { DeploymentRecord } from '@ai-edge/backstage-plugin-ai-edge-node';
import { conditionsOf } from './conditionsOf';
import type { StateAndMessage } from './inferenceServiceState';
import type { LlmInferenceService } from './kserveTypes';
import { LABEL_MODEL, LABEL_RELEASE, OWNER_ANNOTATION } from './labels';
import { artifactOf } from './modelSource';
import { trimLabels } from './trimLabels';

function stateOf({ metadata, status }: LlmInferenceService): StateAndMessage {
  if (metadata.deletionTimestamp) return { state: 'leaving' };
  const ready = status?.conditions?.find(({ type }) => type === 'Ready');
  if (ready?.status === 'True') return { state: 'ready' };
  const message = ready?.message || ready?.reason || undefined;
  return {
    state: ready?.status === 'False' ? 'failed' : 'progressing',
    message,
  };
}

/** An LLMInferenceService on a site, as far as the product shows it. */
export function normalizeLlmInferenceService(
  object: LlmInferenceService,
  place: { hub: string; site: string; asOf: string },
): DeploymentRecord {
  const { metadata, spec, status } = object;
  const labels = metadata.labels ?? {};
  const url = status?.url ?? status?.addresses?.[0]?.url;
  return {
    ref: {
      hub: place.hub,
      site: place.site,
      namespace: metadata.namespace ?? 'default',
      kind: 'LLMInferenceService',
      name: metadata.name,
    },
    uid: metadata.uid,
    owner: metadata.annotations?.[OWNER_ANNOTATION],
    model: {
      name: labels[LABEL_MODEL] ?? spec?.model?.name ?? metadata.name,
      version: labels[LABEL_RELEASE],
    },
    artifact: artifactOf(spec?.model?.uri),
    mode: 'LLM',
    ...stateOf(object),
    endpoint: url ? { url } : undefined,
    labels: trimLabels(labels),
    conditions: conditionsOf(status?.conditions),
    asOf: place.asOf,
  };
}
