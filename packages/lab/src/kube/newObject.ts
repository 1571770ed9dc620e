import { randomBytes, randomUUID } from 'node:crypto';
import type { KubeObject, ResourceType } from './types';

const SUFFIX_ALPHABET = 'bcdfghjklmnpqrstvwxz2456789';

/** A time as Kubernetes writes it: UTC, whole seconds. */
export function kubeTime(date: Date = new Date()): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}

/** Five characters, as `generateName` appends them. */
export function nameSuffix(): string {
  return [...randomBytes(5)]
    .map(byte => SUFFIX_ALPHABET[byte % SUFFIX_ALPHABET.length])
    .join('');
}

/** Built-in kinds without a spec have no generation. */
export function hasGeneration(type: ResourceType): boolean {
  return type.group !== '' && type.group !== 'coordination.k8s.io';
}

/** The object with the metadata that only the API server gives. */
export function stamped(
  type: ResourceType,
  object: KubeObject,
  resourceVersion: number,
): KubeObject {
  const { apiVersion, kind, metadata, ...rest } = object;
  const { name, namespace, ...others } = metadata;
  return {
    apiVersion,
    kind,
    metadata: {
      name,
      ...(type.namespaced && { namespace }),
      ...others,
      uid: metadata.uid ?? randomUUID(),
      creationTimestamp: metadata.creationTimestamp ?? kubeTime(),
      ...(hasGeneration(type) && { generation: metadata.generation ?? 1 }),
      resourceVersion: String(resourceVersion),
    },
    ...rest,
  };
}
