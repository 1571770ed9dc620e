import { conditionOf, sentence, whatIsWrong } from './falseCondition';
import type { StateAndMessage } from './inferenceServiceState';
import type { LlmInferenceService } from './kserveTypes';

const STOP = 'serving.kserve.io/stop';

/** Parts of a service, those that others wait for first. */
const CAUSES = [
  'PresetsCombined',
  'MainWorkloadReady',
  'WorkerWorkloadReady',
  'PrefillWorkloadReady',
  'PrefillWorkerWorkloadReady',
  'ScalingReady',
  'PrefillScalingReady',
  'SchedulerWorkloadReady',
  'TokenizerReady',
  'GatewaysReady',
  'HTTPRoutesReady',
  'InferencePoolReady',
  'WorkloadsReady',
  'RouterReady',
  'Ready',
];

/** Reasons of a Deployment that is on its way, as KServe copies them to its conditions. */
const ON_THE_WAY = new Set([
  'MinimumReplicasUnavailable',
  'NewReplicaSetCreated',
  'FoundNewReplicaSet',
  'ReplicaSetUpdated',
  'Progressing',
  'GroupsProgressing',
]);

/** The group that shares the requests can be broken while each member is ready: KServe leaves it out of `Ready`. */
function groupProblem({ status }: LlmInferenceService): string | undefined {
  const ready = conditionOf(status?.conditions, 'GroupReady');
  const degraded = conditionOf(status?.conditions, 'GroupDegraded');
  const problem = [
    ready?.status === 'False' ? ready : undefined,
    degraded?.status === 'True' ? degraded : undefined,
  ].find(Boolean);
  return problem && sentence(problem.type, problem.message || problem.reason);
}

/** One word for how an LLMInferenceService is, and what explains it. Missing and `Unknown` mean in progress. */
export function llmState(object: LlmInferenceService): StateAndMessage {
  const { metadata, spec, status } = object;
  if (metadata.deletionTimestamp) return { state: 'leaving' };
  const ready = conditionOf(status?.conditions, 'Ready');
  const stop = metadata.annotations?.[STOP] === 'true';
  if (ready?.status === 'False' && (stop || ready.reason === 'Stopped')) {
    return { state: 'stopped' };
  }
  if (stop) return { state: 'progressing', message: 'Stopping.' };
  if (ready?.status === 'True') {
    const message =
      groupProblem(object) ??
      (spec?.replicas === 0 ? 'Scaled to zero.' : undefined);
    return { state: 'ready', ...(message !== undefined && { message }) };
  }
  const message =
    whatIsWrong(status?.conditions, CAUSES) ??
    (ready?.message || ready?.reason) ??
    (status ? undefined : 'KServe has not looked at it yet.');
  const failed =
    ready?.status === 'False' && !ON_THE_WAY.has(ready.reason ?? '');
  return { state: failed ? 'failed' : 'progressing', message };
}
