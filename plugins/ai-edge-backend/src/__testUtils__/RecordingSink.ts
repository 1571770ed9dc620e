import {
  stringifyDeploymentRef,
  stringifySiteRef,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import type {
  DeploymentRecord,
  FleetSink,
  SiteRecord,
} from '@ai-edge/backstage-plugin-ai-edge-node';

/** A sink that remembers what it was told. */
export class RecordingSink implements FleetSink {
  readonly sites = new Map<string, SiteRecord>();
  readonly contacts = new Map<string, string>();
  readonly deployments = new Map<string, DeploymentRecord>();
  readonly lists: {
    scope: Parameters<FleetSink['listed']>[0];
    refs: string[];
  }[] = [];
  readonly states: { state: string; message?: string }[] = [];
  readonly removed: string[] = [];

  get last() {
    return this.states.at(-1);
  }

  upsertSites(records: SiteRecord[]): void {
    records.forEach(record =>
      this.sites.set(stringifySiteRef(record.ref), record),
    );
  }

  touchSites(contacts: Parameters<FleetSink['touchSites']>[0]): void {
    contacts.forEach(({ ref, lastContact }) =>
      this.contacts.set(stringifySiteRef(ref), lastContact),
    );
  }

  removeSites(refs: Parameters<FleetSink['removeSites']>[0]): void {
    this.removed.push(...refs.map(stringifySiteRef));
  }

  upsertDeployments(records: DeploymentRecord[]): void {
    records.forEach(record =>
      this.deployments.set(stringifyDeploymentRef(record.ref), record),
    );
  }

  removeDeployments(refs: Parameters<FleetSink['removeDeployments']>[0]): void {
    this.removed.push(...refs.map(stringifyDeploymentRef));
  }

  listed(scope: Parameters<FleetSink['listed']>[0], refs: string[]): boolean {
    this.lists.push({ scope, refs });
    return true;
  }

  state(state: string, message?: string): void {
    this.states.push({ state, message });
  }
}
