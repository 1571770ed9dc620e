import { parseAllDocuments } from 'yaml';
import type { KubeObject } from '../../kube/types';
import { KustomizeError } from './KustomizeError';

/** The Kubernetes objects of a YAML file; lists are taken apart, empty documents left out. */
export function readManifests(path: string, text: string): KubeObject[] {
  const objects: KubeObject[] = [];
  const documents = parseAllDocuments(text);
  for (const document of Array.isArray(documents) ? documents : []) {
    if (document.errors.length > 0) {
      throw new KustomizeError(`${path}: ${document.errors[0].message}`);
    }
    const value = document.toJS() as KubeObject | undefined;
    if (!value) continue;
    if (value.kind?.endsWith('List') && Array.isArray(value.items)) {
      objects.push(...value.items);
      continue;
    }
    if (!value.apiVersion || !value.kind || !value.metadata?.name) {
      throw new KustomizeError(
        `${path}: object needs apiVersion, kind and metadata.name`,
      );
    }
    objects.push(value);
  }
  return objects;
}
