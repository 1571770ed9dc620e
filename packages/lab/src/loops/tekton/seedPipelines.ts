import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { KubeError, type ObjectStore } from '../../kube/types';
import { readManifests } from '../kustomize/readManifests';
import { ensureNamespace } from '../argo/syncApplication';

/** Puts pipelines, tasks and test data into a hub that has none. */
export function seedPipelines(store: ObjectStore, dir: string): void {
  for (const file of readdirSync(dir).sort()) {
    for (const object of readManifests(
      file,
      readFileSync(join(dir, file), 'utf8'),
    )) {
      ensureNamespace(store, object.metadata.namespace);
      try {
        store.create(object);
      } catch (error) {
        if (!(error instanceof KubeError && error.code === 409)) throw error;
      }
    }
  }
}
