import { DefaultObjectStore, siteResourceTypes } from '../kube';
import type { LabSite } from '../Lab';

/** One site: an API server and a link to its hub that can be cut. */
export class DefaultLabSite implements LabSite {
  readonly hub: string;
  readonly name: string;
  readonly store: DefaultObjectStore;
  #online: boolean;

  private constructor(options: {
    hub: string;
    name: string;
    online: boolean;
    resourceVersion: number;
  }) {
    this.hub = options.hub;
    this.name = options.name;
    this.#online = options.online;
    this.store = DefaultObjectStore.create({
      name: options.name,
      types: siteResourceTypes,
      resourceVersion: options.resourceVersion,
      historySize: 500,
    });
  }

  static create(options: {
    hub: string;
    name: string;
    online: boolean;
    resourceVersion: number;
  }) {
    return new DefaultLabSite(options);
  }

  online(): boolean {
    return this.#online;
  }

  setOnline(online: boolean): void {
    this.#online = online;
  }
}
