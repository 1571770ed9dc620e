import type { Request } from 'express';
import { badRequest } from '../errors';
import type { KubeObject } from '../types';
import { count, parameter } from './listQuery';

/** Prefix of the annotations in which a pod of the lab keeps what its containers wrote. */
export const LOG_ANNOTATION = 'lab.ai-edge/log.';

/** What `kubectl logs` gets: the container's lines, the last `tailLines` of them. */
export function podLog(pod: KubeObject, request: Request): string {
  const containers: { name: string }[] = pod.spec?.containers ?? [];
  const names = containers.map(container => container.name);
  const name = parameter(request, 'container') ?? names[0];
  if (!parameter(request, 'container') && names.length > 1) {
    throw badRequest(
      `a container name must be specified for pod ${
        pod.metadata.name
      }, choose one of: [${names.join(' ')}]`,
    );
  }
  if (!names.includes(name)) {
    throw badRequest(
      `container ${name} is not valid for pod ${pod.metadata.name}`,
    );
  }
  const text = pod.metadata.annotations?.[`${LOG_ANNOTATION}${name}`] ?? '';
  const tail = count(request, 'tailLines');
  if (tail === undefined || !text) {
    return text;
  }
  const lines = text.replace(/\n$/, '').split('\n');
  return tail ? `${lines.slice(-tail).join('\n')}\n` : '';
}
