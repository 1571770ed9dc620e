import type { KubeObject } from '../../kube/types';
import type { Lab, LabSite } from '../../Lab';
import { keyOf, kinds } from '../kinds';
import { sharedRuntime } from '../modelmesh/sharedRuntime';
import { reconcilePredictor } from './predictorObjects';
import { problemOf } from './problemOf';
import { defaultModeOf, isStopped, modeOf, scalesToZero } from './serving';
import {
  llmObject,
  seededLlms,
  seededServices,
  type SeededService,
} from './seededServices';
import { serviceStatus, type Stage } from './serviceStatus';

function namespaced(site: LabSite, object: KubeObject): KubeObject {
  const name = object.metadata.namespace!;
  if (!site.store.get({ ...kinds.namespace, name })) {
    site.store.create({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name },
      status: { phase: 'Active' },
    });
  }
  return site.store.create(object);
}

function stageOf(lab: Lab, site: LabSite, service: KubeObject): Stage {
  if (isStopped(service)) return 'Stopped';
  if (problemOf(lab, site, service)) return 'Failed';
  return scalesToZero(service, defaultModeOf(site.store)) ? 'Idle' : 'Loaded';
}

/** Brings the service to where its newest change leads, through nothing but its statuses. */
function settle(
  lab: Lab,
  site: LabSite,
  service: KubeObject,
  stage: Stage,
): void {
  const mode = defaultModeOf(site.store);
  const problem = problemOf(lab, site, service);
  const written = site.store.mutate(keyOf(service), object => {
    object.status = serviceStatus({
      service,
      stage,
      site: site.name,
      problem: stage === 'Failed' ? problem : undefined,
      newTemplate: stage !== 'Idle' && stage !== 'Stopped',
      mode,
    });
  })!;
  if (modeOf(written) === 'ModelMesh') {
    sharedRuntime(site.store, written);
    return;
  }
  reconcilePredictor(
    site.store,
    written,
    written.status.components.predictor.latestCreatedRevision,
    stage === 'Failed' ? 'crashing' : 'ready',
    problem?.message,
    stage === 'Idle',
  );
}

function seedService(lab: Lab, site: LabSite, seeded: SeededService): void {
  const { name, owner, annotations, predictors, canary } = seeded;
  const [first, ...later] = predictors;
  const key = { ...kinds.inferenceService, namespace: name, name };
  const current = () => site.store.get(key)!;
  namespaced(site, {
    apiVersion: 'serving.kserve.io/v1beta1',
    kind: 'InferenceService',
    metadata: {
      name,
      namespace: name,
      annotations: { 'ai-edge/owner': owner, ...annotations },
    },
    spec: { predictor: first, ...(canary && { canary }) },
  });
  settle(lab, site, current(), 'Loaded');
  for (const predictor of later) {
    site.store.mutate(key, object => {
      object.spec.predictor = predictor;
    });
    settle(lab, site, current(), stageOf(lab, site, current()));
  }
  const last = stageOf(lab, site, current());
  if (last === 'Idle' || last === 'Stopped') {
    settle(lab, site, current(), last);
  }
}

/**
 * Puts what was applied by hand on the sites of the first hub: one of each way that KServe serves, in every state that
 * lasts. LLMs come up after that, as their loop brings them.
 */
export function seedServices(lab: Lab): void {
  const [hub] = lab.hubNames();
  for (const seeded of seededServices) {
    const site = lab.site(hub, seeded.site);
    if (site) seedService(lab, site, seeded);
  }
  for (const seeded of seededLlms) {
    const site = lab.site(hub, seeded.site);
    if (site) namespaced(site, llmObject(seeded));
  }
}
