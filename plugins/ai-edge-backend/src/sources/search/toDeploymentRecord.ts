import type { ModelDeployment } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { DeploymentRecord } from '@ai-edge/backstage-plugin-ai-edge-node';
import type { StateAndMessage } from '../kserve/inferenceServiceState';
import {
  LABEL_MODEL,
  LABEL_MODEL_NAME,
  LABEL_MODEL_VERSION,
  LABEL_RELEASE,
} from '../kserve/labels';
import { trimLabels } from '../kserve/trimLabels';
import { parseLabels } from './parseLabels';
import type { SearchItem } from './searchTypes';

const KINDS = new Set([
  'InferenceService',
  'LLMInferenceService',
  'Deployment',
]);
/** KServe marks the Deployments that it makes of its own objects so, beside the labels of those. */
const OF_SERVICE = 'serving.kserve.io/inferenceservice';
const PART_OF = 'app.kubernetes.io/part-of';
const LLM_PART = 'llminferenceservice';

/** Nothing but names is indexed of KServe's kinds unless collectors were told to. */
const UNSAID: StateAndMessage = { state: 'unknown' };

/** What a collector that reports printer columns and conditions says. */
function serviceState(item: SearchItem): StateAndMessage {
  const conditions = parseLabels(item.condition);
  if (conditions.Stopped === 'True') return { state: 'stopped' };
  const ready = item.Ready ?? conditions.Ready;
  switch (ready) {
    case 'True':
      return { state: 'ready' };
    case 'False': {
      const [part] = Object.keys(conditions).filter(
        type =>
          type !== 'Ready' &&
          type !== 'Stopped' &&
          conditions[type] === 'False',
      );
      return {
        state: 'failed',
        message: `Not ready${part ? ` (${part})` : ''}, by ACM Search.`,
      };
    }
    case undefined:
      return UNSAID;
    default:
      return { state: 'progressing' };
  }
}

function count(text: string | undefined): number | undefined {
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
}

function deploymentState(
  replicas: ModelDeployment['replicas'],
  available: number | undefined,
): StateAndMessage {
  if (replicas?.desired === undefined) return UNSAID;
  if (replicas.desired === 0) return { state: 'stopped' };
  return (available ?? replicas.ready) >= replicas.desired
    ? { state: 'ready' }
    : { state: 'progressing' };
}

function isOfKserve(labels: Record<string, string>): boolean {
  return OF_SERVICE in labels || labels[PART_OF] === LLM_PART;
}

/**
 * A row of the index as a deployment of a model; `undefined` for one that is none. `_uid` is `<cluster>/<uid>`; names
 * alone are the same on many clusters.
 */
export function toDeploymentRecord(
  item: SearchItem,
  place: { hub: string; asOf: string },
): DeploymentRecord | undefined {
  const { cluster, namespace, kind, name } = item;
  if (!cluster || !namespace || !kind || !name || !KINDS.has(kind)) {
    return undefined;
  }
  const labels = parseLabels(item.label);
  const plain = kind === 'Deployment';
  if (plain && (!(LABEL_MODEL_NAME in labels) || isOfKserve(labels))) {
    return undefined;
  }
  const ready = count(item.ready);
  const desired = count(item.desired);
  const replicas =
    plain && ready !== undefined ? { ready, desired } : undefined;
  return {
    ref: { hub: place.hub, site: cluster, namespace, kind, name },
    uid: item._uid?.split('/').at(-1),
    model: plain
      ? { name: labels[LABEL_MODEL_NAME], version: labels[LABEL_MODEL_VERSION] }
      : { name: labels[LABEL_MODEL] ?? name, version: labels[LABEL_RELEASE] },
    ...(plain
      ? deploymentState(replicas, count(item.available))
      : serviceState(item)),
    replicas,
    endpoint: item.URL && !plain ? { url: item.URL } : undefined,
    labels: trimLabels(labels),
    asOf: place.asOf,
  };
}
