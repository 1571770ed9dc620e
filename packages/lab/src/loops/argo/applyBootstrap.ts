import type { Forge } from '../../forge/Forge';
import type { ObjectStore } from '../../kube/types';
import { applyObject } from './applyObject';
import { ensureNamespace } from './syncApplication';
import type { RepositoryServer } from './RepositoryServer';

/** What an administrator did once a repository and hub: `kubectl apply -k bootstrap/<hub>`. */
export async function applyBootstrap(
  forge: Forge,
  repositories: RepositoryServer,
  hub: string,
  store: ObjectStore,
): Promise<void> {
  for (const { url } of forge.repositories()) {
    const source = {
      repoURL: url,
      targetRevision: 'main',
      path: `bootstrap/${hub}`,
    };
    const commit = await repositories.revision(source);
    const tree = await repositories.tree(url, commit);
    const prefix = `${source.path}/`;
    if (!tree.paths().some(path => path.startsWith(prefix))) continue;
    for (const object of await repositories.manifests(source, commit)) {
      ensureNamespace(store, object.metadata.namespace);
      applyObject(store, object);
    }
  }
}
