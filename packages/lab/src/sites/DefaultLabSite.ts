import { DefaultObjectStore } from '../kube';
import { OpenWatches } from '../kube/api/OpenWatches';
import type { LabSite } from '../Lab';
import { servingTypesOf } from '../seed/servingTypesOf';
import type { SiteProfile } from '../seed/SiteProfile';

export interface DefaultLabSiteOptions {
  hub: string;
  profile: SiteProfile;
  online: boolean;
  resourceVersion: number;
}

/** One site: an API server and a link to its hub that can be cut. */
export class DefaultLabSite implements LabSite {
  readonly hub: string;
  readonly profile: SiteProfile;
  readonly store: DefaultObjectStore;
  readonly watches = OpenWatches.create();
  #online: boolean;

  private constructor(options: DefaultLabSiteOptions) {
    this.hub = options.hub;
    this.profile = options.profile;
    this.#online = options.online;
    this.store = DefaultObjectStore.create({
      name: options.profile.name,
      types: servingTypesOf(options.profile),
      resourceVersion: options.resourceVersion,
      historySize: 500,
    });
  }

  static create(options: DefaultLabSiteOptions) {
    return new DefaultLabSite(options);
  }

  get name(): string {
    return this.profile.name;
  }

  online(): boolean {
    return this.#online;
  }

  /** Cuts the link or mends it; a cut ends what is being watched through it. */
  setOnline(online: boolean): void {
    this.#online = online;
    if (!online) {
      this.watches.breakAll();
    }
  }
}
