import type { KubeObject } from '../../kube/types';
import { setConditions, type Condition } from '../conditions';
import { kubeTime } from '../kinds';
import { modelMeshStatus } from '../modelmesh/modelMeshStatus';
import { canaryCondition, canaryStatuses } from './canaries';
import type { ServingProblem } from './problemOf';
import { nextRevision, readyRevisions } from './revisions';
import { artifactOf, modeOf, predictorName, runtimeOf } from './serving';

/** Where an InferenceService is on its way. */
export type Stage =
  | 'Pending'
  | 'Loading'
  | 'Loaded'
  | 'Idle'
  | 'Failed'
  | 'Stopped';

const KNATIVE_ONLY = [
  'PredictorConfigurationReady',
  'PredictorRouteReady',
  'LatestDeploymentReady',
  'RoutesReady',
];

/** The status of an InferenceService at a stage. */
export function serviceStatus(options: {
  service: KubeObject;
  stage: Stage;
  site: string;
  problem?: ServingProblem;
  /** The pods are new: another artifact, runtime or resource. */
  newTemplate: boolean;
  /** The site's default. */
  mode?: string;
}): Record<string, any> {
  const { service, stage, site, problem, newTemplate } = options;
  const { status = {}, metadata } = service;
  const mode = modeOf(service, options.mode);
  if (mode === 'ModelMesh') return modelMeshStatus({ service, stage, problem });
  const knative = mode === 'Knative';
  const before = status.components?.predictor ?? {};
  const created =
    newTemplate || !before.latestCreatedRevision
      ? nextRevision(service)
      : before.latestCreatedRevision;
  const host = `${metadata.name}-${metadata.namespace}.apps.${site}.edge.example`;
  const urls = {
    url: `https://${host}`,
    address: {
      url: `http://${predictorName(service)}.${
        metadata.namespace
      }.svc.cluster.local`,
    },
  };
  // Knative keeps the old revision until the new one is ready; a Standard predictor on one node cannot.
  const oldServes =
    knative && before.latestReadyRevision && stage !== 'Stopped';
  const settled = stage === 'Loaded' || stage === 'Idle';
  const up = settled || Boolean(oldServes && !problem);
  // A revision that fails makes the service not Ready, while its route still leads to the one before.
  const routed = settled || Boolean(oldServes);
  const components: Record<string, unknown> = {
    ...(routed ? { url: urls.url } : {}),
    ...(knative ? { ...before, latestCreatedRevision: created } : {}),
    ...(knative && stage === 'Loaded' ? readyRevisions(service, created) : {}),
  };
  return {
    ...status,
    ...(routed ? urls : { url: undefined, address: undefined }),
    ...(mode === 'Standard' ? canaryStatuses(service, stage) : {}),
    deploymentMode: mode,
    ...(runtimeOf(service)
      ? { clusterServingRuntimeName: runtimeOf(service) }
      : {}),
    components: { predictor: components },
    conditions: setConditions(
      knative
        ? status.conditions
        : status.conditions?.filter(
            (c: Condition) => !KNATIVE_ONLY.includes(c.type),
          ),
      [
        ...conditionsAt({ stage, up, routed, knative, problem }),
        ...(mode === 'Standard' ? canaryCondition(service, stage) : []),
      ],
    ),
    modelStatus: modelStatusAt({ service, stage, problem, created, oldServes }),
    observedGeneration: 1,
  };
}

function conditionsAt(options: {
  stage: Stage;
  up: boolean;
  /** Requests get to a version that answers. */
  routed: boolean;
  knative: boolean;
  problem?: ServingProblem;
}): Condition[] {
  const { stage, up, routed, knative, problem } = options;
  let why: Pick<Condition, 'reason' | 'message'> = {};
  if (stage === 'Stopped') why = { reason: 'Stopped' };
  else if (!up) {
    why = {
      reason: knative ? 'RevisionFailed' : 'MinimumReplicasUnavailable',
      message:
        problem?.message ?? 'Deployment does not have minimum availability.',
    };
    if (!problem && knative) why = { reason: 'RevisionMissing' };
  }
  const types = ['PredictorReady', 'IngressReady', 'Ready'];
  const conditions: Condition[] = [
    ...types.map((type): Condition => {
      if (type !== 'IngressReady') {
        return { type, status: up ? 'True' : 'False', ...why };
      }
      const reason =
        stage === 'Stopped' ? 'Stopped' : 'Predictor ingress not created';
      return routed
        ? { type, status: 'True' }
        : { type, status: 'False', reason };
    }),
    {
      type: 'Stopped',
      status: stage === 'Stopped' ? 'True' : 'False',
      ...(stage === 'Stopped' ? { reason: 'Stopped' } : {}),
    },
  ];
  if (knative) {
    const latest = stage === 'Loaded' || stage === 'Idle';
    for (const type of KNATIVE_ONLY) {
      const ok = /Route/.test(type) ? routed : latest;
      conditions.push({
        type,
        status: ok ? 'True' : 'False',
        ...(ok ? {} : why),
      });
    }
  }
  return conditions;
}

function modelStatusAt(options: {
  service: KubeObject;
  stage: Stage;
  problem?: ServingProblem;
  created: string;
  oldServes: unknown;
}) {
  const { service, stage, problem, created, oldServes } = options;
  const active = oldServes ? { activeModelState: 'Loaded' } : {};
  const replicas = service.spec.predictor?.minReplicas ?? 1;
  switch (stage) {
    case 'Loaded':
      return {
        transitionStatus: 'UpToDate',
        states: { activeModelState: 'Loaded', targetModelState: 'Loaded' },
        copies: { totalCopies: Math.max(1, replicas), failedCopies: 0 },
      };
    case 'Idle':
      // What KServe says when the last pod is gone: all is well, and the target is pending.
      return {
        transitionStatus: 'InProgress',
        states: { activeModelState: 'Loaded', targetModelState: 'Pending' },
        copies: { totalCopies: 0, failedCopies: 0 },
      };
    case 'Failed':
      return {
        transitionStatus:
          problem?.kind === 'no-runtime'
            ? 'InvalidSpec'
            : 'BlockedByFailedLoad',
        states: {
          ...active,
          targetModelState:
            problem?.kind === 'no-runtime' ? 'Pending' : 'FailedToLoad',
        },
        copies: { totalCopies: 0, failedCopies: 1 },
        lastFailureInfo: {
          reason:
            problem?.kind === 'no-runtime'
              ? 'NoSupportingRuntime'
              : 'ModelLoadFailed',
          message: problem?.message,
          ...(problem?.kind === 'no-runtime' ? {} : { exitCode: 1 }),
          location: artifactOf(service),
          modelRevisionName: created,
          time:
            service.status?.modelStatus?.lastFailureInfo?.time ?? kubeTime(),
        },
      };
    default:
      return {
        transitionStatus: stage === 'Stopped' ? 'UpToDate' : 'InProgress',
        states: {
          ...active,
          targetModelState: stage === 'Stopped' ? 'Standby' : stage,
        },
        copies: { totalCopies: 0, failedCopies: 0 },
      };
  }
}
