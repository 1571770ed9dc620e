import { NotFoundError } from '@backstage/errors';
import {
  stringifyDeploymentRef,
  type DeploymentRef,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import type { DeploymentRecord } from '@ai-edge/backstage-plugin-ai-edge-node';
import type { HubRegistry, KubeObject } from '../../hubs';
import { modelKinds } from './modelKinds';

const TIMEOUT_MS = 5_000;

/**
 * Reads one object from its site, in one call through the cluster-proxy. Who asks for the same object at the same
 * time gets the same answer.
 */
export class LiveDeploymentReader {
  readonly #hubs: HubRegistry;
  readonly #running = new Map<string, Promise<DeploymentRecord>>();

  static create(options: { hubs: HubRegistry }): LiveDeploymentReader {
    return new LiveDeploymentReader(options.hubs);
  }

  private constructor(hubs: HubRegistry) {
    this.#hubs = hubs;
  }

  /** Throws a `NotFoundError` when there is no way to ask, a `HubError` when the site does not answer. */
  read(ref: DeploymentRef): Promise<DeploymentRecord> {
    const key = stringifyDeploymentRef(ref);
    const running = this.#running.get(key);
    if (running) return running;
    const promise = this.#read(ref).finally(() => this.#running.delete(key));
    this.#running.set(key, promise);
    return promise;
  }

  async #read(ref: DeploymentRef): Promise<DeploymentRecord> {
    const site = this.#hubs.get(ref.hub).site(ref.site);
    if (!site) {
      throw new NotFoundError(
        `No cluster-proxy is configured for hub ${ref.hub}`,
      );
    }
    const type = modelKinds.find(({ kind }) => kind === ref.kind);
    if (!type) {
      throw new NotFoundError(`${ref.kind} is not read from sites`);
    }
    const object = await site.request<KubeObject>({
      path: `/apis/${type.api}/namespaces/${encodeURIComponent(
        ref.namespace,
      )}/${type.plural}/${encodeURIComponent(ref.name)}`,
      timeoutMs: TIMEOUT_MS,
    });
    return type.normalize(object, {
      hub: ref.hub,
      site: ref.site,
      asOf: new Date().toISOString(),
    });
  }
}
