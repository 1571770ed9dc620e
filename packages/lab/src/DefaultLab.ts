import { Accounts } from './hub/access/Accounts';
import { DefaultObjectStore, hubResourceTypes } from './kube';
import type { Lab, LabOptions } from './Lab';
import type { SiteProfile } from './seed/SiteProfile';
import { DefaultLabSite } from './sites/DefaultLabSite';

export interface DefaultLabOptions extends LabOptions {
  hubs?: string[];
  /** Where the API servers' counters start. */
  resourceVersion?: number;
  log?: (message: string) => void;
}

/** The estate without its servers: hubs, sites and what is stored in them. */
export class DefaultLab implements Lab {
  readonly options: LabOptions;
  readonly httpUrl: string;
  readonly httpsUrl: string;
  readonly accounts = Accounts.create();
  readonly #hubs: Map<string, DefaultObjectStore>;
  readonly #sites: Map<string, Map<string, DefaultLabSite>>;
  readonly #resourceVersion: number;
  readonly #log: (message: string) => void;

  private constructor(options: DefaultLabOptions) {
    const { hubs = ['core'], resourceVersion, log, ...rest } = options;
    this.options = rest;
    this.httpUrl = `http://127.0.0.1:${options.port}`;
    this.httpsUrl = `https://127.0.0.1:${options.port + 1}`;
    this.#resourceVersion = resourceVersion ?? 1;
    this.#hubs = new Map(
      hubs.map(name => [
        name,
        DefaultObjectStore.create({
          name,
          types: hubResourceTypes,
          resourceVersion: this.#resourceVersion,
        }),
      ]),
    );
    this.#sites = new Map(hubs.map(name => [name, new Map()]));
    this.#log = log ?? (() => {});
  }

  static create(options: DefaultLabOptions): DefaultLab {
    return new DefaultLab(options);
  }

  hubNames(): string[] {
    return [...this.#hubs.keys()];
  }

  hub(name: string): DefaultObjectStore {
    const store = this.#hubs.get(name);
    if (!store) {
      throw new Error(`There is no hub "${name}" in this lab`);
    }
    return store;
  }

  sites(hub: string): DefaultLabSite[] {
    return [...(this.#sites.get(hub)?.values() ?? [])];
  }

  site(hub: string, name: string): DefaultLabSite | undefined {
    return this.#sites.get(hub)?.get(name);
  }

  /** Puts up a site's API server; the hub knows nothing of it yet. */
  addSite(hub: string, profile: SiteProfile, online: boolean): DefaultLabSite {
    const sites = this.#sites.get(hub);
    if (!sites) {
      throw new Error(`There is no hub "${hub}" in this lab`);
    }
    const site = DefaultLabSite.create({
      hub,
      profile,
      online,
      resourceVersion: this.#resourceVersion,
    });
    sites.set(profile.name, site);
    return site;
  }

  log(message: string): void {
    this.#log(message);
  }
}
