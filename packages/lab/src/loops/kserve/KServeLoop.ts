import type { KubeObject } from '../../kube/types';
import type { Lab, LabSite, Loop } from '../../Lab';
import { isKind, kinds } from '../kinds';
import { keyParts, queueKey, watchSites } from '../siteKeys';
import { WorkQueue } from '../WorkQueue';
import { sharedRuntime } from '../modelmesh/sharedRuntime';
import { reconcilePredictor } from './predictorObjects';
import { FAULTS, problemOf } from './problemOf';
import {
  defaultModeOf,
  isStopped,
  modeOf,
  modernMode,
  scalesToZero,
  templateOf,
} from './serving';
import { serviceStatus, type Stage } from './serviceStatus';

/** How long a predictor stays in a stage, in milliseconds at lag 1. */
const NEXT: Partial<Record<Stage, [Stage, number]>> = {
  Pending: ['Loading', 700],
  Loading: ['Loaded', 1300],
};

/** How long nobody asks before Knative takes the last pod away. */
const IDLE_MS = 2000;

interface Progress {
  /** What it is on its way to: changes of anything else do not start it again. */
  goal: string;
  template: string;
  stage: Stage;
}

/** KServe on every site: brings InferenceServices from Pending over Loading to Loaded, or makes them fail. */
export class KServeLoop implements Loop {
  readonly name = 'kserve';

  static create() {
    return new KServeLoop();
  }

  start(lab: Lab) {
    const { lag } = lab.options;
    const progress = new Map<string, Progress>();
    const queue = WorkQueue.create({
      name: this.name,
      log: lab.log.bind(lab),
      work: key => {
        const [hub, name, namespace, service] = keyParts(key);
        const site = lab.site(hub, name);
        const object = site?.store.get({
          ...kinds.inferenceService,
          namespace,
          name: service,
        });
        if (!site || !object || object.metadata.deletionTimestamp) {
          progress.delete(key);
          return;
        }
        const wait = advance(lab, site, object, progress, key);
        if (wait !== undefined) queue.add(key, wait * lag);
      },
    });
    const add = (site: LabSite, { metadata }: KubeObject, delay = 0) => {
      const { namespace, name } = metadata;
      queue.add(queueKey(site.hub, site.name, namespace, name), delay);
    };
    const stop = watchSites(lab, (site, { type, object }) => {
      if (isKind(object, kinds.inferenceService)) {
        const { namespace, name } = object.metadata;
        const key = queueKey(site.hub, site.name, namespace, name);
        if (type === 'DELETED') progress.delete(key);
        else if (goalOf(object) !== progress.get(key)?.goal) add(site, object);
      } else if (
        isKind(object, kinds.configMap) &&
        object.metadata.name === FAULTS
      ) {
        for (const service of site.store.list(kinds.inferenceService)) {
          const { namespace, name } = service.metadata;
          progress.delete(queueKey(site.hub, site.name, namespace, name));
          add(site, service);
        }
      }
    });
    for (const hub of lab.hubNames()) {
      for (const site of lab.sites(hub)) {
        for (const service of site.store.list(kinds.inferenceService)) {
          if (service.status?.conditions) {
            const { namespace, name } = service.metadata;
            progress.set(
              queueKey(site.hub, site.name, namespace, name),
              progressOf(service),
            );
          } else add(site, service);
        }
      }
    }
    return () => {
      stop();
      queue.stop();
    };
  }
}

function goalOf(service: KubeObject) {
  return JSON.stringify([
    service.metadata.uid,
    isStopped(service),
    modernMode(service),
    service.spec,
  ]);
}

/** Where a service is that has been served before. */
function progressOf(service: KubeObject): Progress {
  const { transitionStatus, states } = service.status.modelStatus ?? {};
  let stage: Stage = 'Loaded';
  if (isStopped(service)) stage = 'Stopped';
  else if (transitionStatus === 'InProgress') {
    stage = states?.activeModelState === 'Loaded' ? 'Idle' : 'Pending';
  } else if (transitionStatus !== 'UpToDate') stage = 'Failed';
  return { goal: goalOf(service), template: templateOf(service), stage };
}

/** Takes the next step; gives how long until the one after it. */
function advance(
  lab: Lab,
  site: LabSite,
  service: KubeObject,
  progress: Map<string, Progress>,
  key: string,
): number | undefined {
  const modern = modernMode(service);
  if (modern) {
    // KServe's webhook does this on admission; Argo CD then finds the object OutOfSync.
    site.store.mutate(keyOf(service), object => {
      object.metadata.annotations!['serving.kserve.io/deploymentMode'] = modern;
    });
    return 0;
  }
  const goal = goalOf(service);
  const template = templateOf(service);
  const before = progress.get(key);
  const fresh = before?.goal !== goal;
  const newTemplate = fresh && before?.template !== template;
  const wake = before?.stage === 'Stopped' || before === undefined;
  const problem = problemOf(lab, site, service);
  const mode = defaultModeOf(site.store);
  let stage: Stage;
  if (isStopped(service)) stage = 'Stopped';
  else if (fresh) {
    stage =
      newTemplate || wake || before.stage === 'Failed'
        ? 'Pending'
        : before.stage;
  } else if (before.stage === 'Loaded' && scalesToZero(service, mode)) {
    stage = 'Idle';
  } else stage = NEXT[before.stage]?.[0] ?? before.stage;
  if (problem?.kind === 'unschedulable' && stage === 'Loading')
    stage = 'Pending';
  if (problem && problem.kind !== 'unschedulable' && stage === 'Loaded') {
    stage = 'Failed';
  }
  progress.set(key, { goal, template, stage });
  const written = site.store.mutate(keyOf(service), object => {
    object.status = serviceStatus({
      service,
      stage,
      site: site.name,
      problem: stage === 'Failed' || stage === 'Pending' ? problem : undefined,
      newTemplate,
      mode,
    });
  })!;
  const unschedulable = problem?.kind === 'unschedulable';
  const phases = {
    Pending: unschedulable ? 'unschedulable' : 'starting',
    Loading: 'starting',
    Loaded: 'ready',
    Idle: 'ready',
    Failed: 'crashing',
    Stopped: 'starting',
  } as const;
  if (modeOf(written) === 'ModelMesh') {
    sharedRuntime(site.store, written);
    return NEXT[stage]?.[1];
  }
  const revision = written.status.components.predictor.latestCreatedRevision;
  reconcilePredictor(
    site.store,
    written,
    revision,
    phases[stage],
    problem?.message,
    stage === 'Idle',
  );
  if (stage === 'Pending' && unschedulable) return 5000;
  if (stage === 'Loaded' && scalesToZero(written)) return IDLE_MS;
  return NEXT[stage]?.[1];
}

function keyOf({ metadata }: KubeObject) {
  return {
    ...kinds.inferenceService,
    namespace: metadata.namespace,
    name: metadata.name,
  };
}
