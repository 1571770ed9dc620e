import { createHash } from 'node:crypto';
import type { KubeObject, ObjectStore } from '../kube/types';
import { setConditions, type Condition } from './conditions';
import { keyOf, kinds, kubeTime } from './kinds';

export type PodPhase = 'unschedulable' | 'starting' | 'ready' | 'crashing';

const hash = (text: string, length: number) =>
  BigInt(`0x${createHash('sha256').update(text).digest('hex')}`)
    .toString(32)
    .slice(0, length);

/** A Deployment's pods as they should be: as many as its replicas, of its current template. */
export function reconcilePods(
  store: ObjectStore,
  deployment: KubeObject,
  phase: PodPhase,
  message?: string,
): KubeObject[] {
  const { metadata, spec } = deployment;
  const { namespace } = metadata;
  const template = hash(JSON.stringify(spec.template), 10);
  const wanted = Array.from(
    { length: spec.replicas ?? 1 },
    (_, i) =>
      `${metadata.name}-${template}-${hash(
        `${metadata.uid}${template}${i}`,
        5,
      )}`,
  );
  const owned = store
    .list(kinds.pod, { namespace })
    .filter(pod =>
      pod.metadata.ownerReferences?.some(({ uid }) => uid === metadata.uid),
    );
  for (const pod of owned) {
    if (!wanted.includes(pod.metadata.name)) store.delete(keyOf(pod));
  }
  return wanted.map(name => {
    const key = { ...kinds.pod, namespace, name };
    if (!store.get(key)) {
      store.create({
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: {
          name,
          namespace,
          labels: {
            ...spec.template.metadata?.labels,
            'pod-template-hash': template,
          },
          ownerReferences: [
            {
              apiVersion: 'apps/v1',
              kind: 'Deployment',
              name: metadata.name,
              uid: metadata.uid!,
              controller: true,
            },
          ],
        },
        spec: structuredClone(spec.template.spec ?? {}),
      });
    }
    return store.mutate(key, pod => {
      pod.status = podStatus(pod, phase, message);
    })!;
  });
}

function podStatus(pod: KubeObject, phase: PodPhase, message?: string) {
  const scheduled = phase !== 'unschedulable';
  const ready = phase === 'ready';
  const restarts = phase === 'crashing' ? 3 : 0;
  const state = {
    unschedulable: { waiting: { reason: 'ContainerCreating' } },
    starting: { waiting: { reason: 'ContainerCreating' } },
    crashing: {
      waiting: {
        reason: 'CrashLoopBackOff',
        message: 'back-off 40s restarting failed container',
      },
    },
    ready: {
      running: {
        startedAt:
          pod.status?.containerStatuses?.[0]?.state?.running?.startedAt ??
          kubeTime(),
      },
    },
  }[phase];
  const conditions: Condition[] = [
    scheduled
      ? { type: 'PodScheduled', status: 'True' }
      : {
          type: 'PodScheduled',
          status: 'False',
          reason: 'Unschedulable',
          message,
        },
    {
      type: 'Ready',
      status: ready ? 'True' : 'False',
      ...(ready ? {} : { reason: 'ContainersNotReady' }),
    },
  ];
  return {
    ...pod.status,
    phase: ready || phase === 'crashing' ? 'Running' : 'Pending',
    startTime: pod.status?.startTime ?? kubeTime(),
    conditions: setConditions(pod.status?.conditions, conditions),
    containerStatuses: scheduled
      ? (pod.spec.containers ?? []).map(
          (c: { name: string; image: string }) => ({
            name: c.name,
            image: c.image,
            imageID: c.image,
            ready,
            started: ready,
            restartCount: restarts,
            state,
            ...(phase === 'crashing'
              ? {
                  lastState: {
                    terminated: { exitCode: 1, reason: 'Error', message },
                  },
                }
              : {}),
          }),
        )
      : [],
  };
}

/** Sets a Deployment's status for so many ready pods. */
export function setDeploymentStatus(
  store: ObjectStore,
  deployment: KubeObject,
  ready: number,
): void {
  const replicas = deployment.spec.replicas ?? 1;
  const up = ready >= replicas;
  store.mutate(keyOf(deployment), object => {
    object.status = {
      observedGeneration: object.metadata.generation,
      replicas,
      updatedReplicas: replicas,
      ...(ready > 0 ? { readyReplicas: ready, availableReplicas: ready } : {}),
      ...(ready < replicas ? { unavailableReplicas: replicas - ready } : {}),
      conditions: setConditions(object.status?.conditions, [
        {
          type: 'Available',
          status: up ? 'True' : 'False',
          reason: up
            ? 'MinimumReplicasAvailable'
            : 'MinimumReplicasUnavailable',
          message: up
            ? 'Deployment has minimum availability.'
            : 'Deployment does not have minimum availability.',
        },
        {
          type: 'Progressing',
          status: 'True',
          reason: up ? 'NewReplicaSetAvailable' : 'ReplicaSetUpdated',
          message: `Deployment "${object.metadata.name}" is ${
            up ? 'available' : 'progressing'
          }.`,
        },
      ]),
    };
  });
}
