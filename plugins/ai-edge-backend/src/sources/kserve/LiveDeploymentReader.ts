import { NotFoundError } from '@backstage/errors';
import {
  stringifyDeploymentRef,
  type DeploymentRef,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import type { DeploymentRecord } from '@ai-edge/backstage-plugin-ai-edge-node';
import { SharedReads } from '../views/SharedReads';
import type { SiteAnswer, SiteObjectReader } from '../views/SiteObjectReader';
import { modelKinds } from './modelKinds';
import { normalizeObject } from './normalizeObject';

/** However many look at a deployment, its site is asked about so often. */
const KEEP_MS = 5_000;

/** A deployment as its site has it just now, and how the site was asked. */
export type LiveDeployment = DeploymentRecord & { via?: SiteAnswer['via'] };

/** Reads one deployment from its site. Only what serves models can be asked for. */
export class LiveDeploymentReader {
  readonly #objects: Pick<SiteObjectReader, 'read'>;
  readonly #reads: SharedReads<LiveDeployment>;

  static create(options: {
    objects: Pick<SiteObjectReader, 'read'>;
    keepMs?: number;
  }): LiveDeploymentReader {
    return new LiveDeploymentReader(options);
  }

  private constructor(options: {
    objects: Pick<SiteObjectReader, 'read'>;
    keepMs?: number;
  }) {
    this.#objects = options.objects;
    this.#reads = SharedReads.create({ keepMs: options.keepMs ?? KEEP_MS });
  }

  /** Throws a `NotFoundError` when there is no way to ask, a `HubError` when the site does not answer. */
  read(ref: DeploymentRef): Promise<LiveDeployment> {
    return this.#reads.read(stringifyDeploymentRef(ref), () => this.#read(ref));
  }

  async #read(ref: DeploymentRef): Promise<LiveDeployment> {
    const { hub, site, kind, namespace, name } = ref;
    const type = modelKinds.find(one => one.kind === kind);
    if (!type) {
      throw new NotFoundError(`${kind} is not read from sites`);
    }
    const [apiGroup, version] = type.api.split('/');
    const { object, via } = await this.#objects.read(hub, site, {
      apiGroup,
      version,
      kind,
      plural: type.plural,
      namespace,
      name,
    });
    const asOf = new Date().toISOString();
    return { ...normalizeObject(type, object, { hub, site, asOf }), via };
  }
}
