import { setTimeout as sleep } from 'node:timers/promises';
import {
  stringifyDeploymentRef,
  stringifySiteRef,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import {
  sourceAuthority,
  type FleetSink,
  type FleetSource,
} from '@ai-edge/backstage-plugin-ai-edge-node';
import type { FlightctlConfig } from '../../config';
import { isHubError } from '../../hubs';
import { toInstant } from '../kserve/toInstant';
import { DeviceContacts } from './DeviceContacts';
import { FlightctlApi } from './FlightctlApi';
import type { Device, DeviceFleet } from './flightctlTypes';
import { normalizeApplications } from './normalizeApplications';
import { fleetNameOf, normalizeDevice } from './normalizeDevice';

/** Replicas come apart by as much of the interval. */
const JITTER = 0.2;

/**
 * Edge devices without Kubernetes, as FlightCtl manages them: each is a site of kind `device`, and those of its
 * applications that serve models are deployments. FlightCtl has no watch to rely on, so it is listed now and then.
 */
export class FlightctlSource implements FleetSource {
  readonly id: string;
  readonly kind = 'flightctl';
  readonly hub: string;
  readonly authority = sourceAuthority.inventory;
  readonly absence = 'gone';
  readonly #config: FlightctlConfig;
  readonly #api: FlightctlApi;
  /** As they were when they could be read last. */
  #fleets = new Map<string, DeviceFleet>();
  /** Devices whose applications have been told of as a whole. */
  readonly #told = new Set<string>();
  #listed = false;

  static create(options: {
    hub: string;
    config: FlightctlConfig;
  }): FlightctlSource {
    return new FlightctlSource(options);
  }

  private constructor(options: { hub: string; config: FlightctlConfig }) {
    this.hub = options.hub;
    this.id = `flightctl:${this.hub}`;
    this.#config = options.config;
    this.#api = FlightctlApi.create(options);
  }

  async start(sink: FleetSink, signal: AbortSignal): Promise<void> {
    const contacts = DeviceContacts.create({
      ask: device => this.#api.lastSeen(device, signal),
    });
    while (!signal.aborted) {
      const retryAfter = await this.#round(sink, contacts, signal);
      const pause =
        this.#config.intervalMs * (1 - JITTER + 2 * JITTER * Math.random());
      // The wait ends early only because everything ends.
      await sleep(Math.max(pause, retryAfter * 1000), undefined, {
        signal,
        ref: false,
      }).catch(() => undefined);
    }
  }

  /** Answers for how many seconds FlightCtl wants to be left alone. */
  async #round(
    sink: FleetSink,
    contacts: DeviceContacts,
    signal: AbortSignal,
  ): Promise<number> {
    const now = new Date().toISOString();
    try {
      const devices = await this.#api.devices(signal);
      const problems = [
        await this.#readFleets(signal),
        await this.#tell(sink, devices, contacts, now),
      ];
      this.#listed = true;
      sink.state('ok', problems.filter(Boolean).join(' ') || undefined);
      return 0;
    } catch (error) {
      if (!isHubError(error)) throw error;
      if (signal.aborted) return 0;
      sink.state(
        this.#listed ? 'stale' : 'failed',
        `${error.message.replace(/\.$/, '')}.`,
      );
      return error.retryAfter ?? 0;
    }
  }

  /**
   * Fleets say by their labels which applications serve models: when they do not answer, nothing is told at all; when
   * they may not be read, devices speak for themselves. Answers what is not shown because of that.
   */
  async #readFleets(signal: AbortSignal): Promise<string | undefined> {
    try {
      const fleets = await this.#api.fleets(signal);
      this.#fleets = new Map(fleets.map(fleet => [fleet.metadata.name, fleet]));
      return undefined;
    } catch (error) {
      if (!isHubError(error, 'forbidden', 'not-found')) throw error;
      return 'Not shown: what fleets say by their labels, which the portal’s account may not read.';
    }
  }

  /** Tells of a whole list. Answers what is not known because FlightCtl did not say it. */
  async #tell(
    sink: FleetSink,
    devices: Device[],
    contacts: DeviceContacts,
    now: string,
  ): Promise<string | undefined> {
    const { hub } = this;
    const sites = devices.map(device =>
      normalizeDevice(device, { hub, asOf: now }),
    );
    const answers = new Map(
      sites.map(({ ref, availability }) => [
        ref.name,
        availability?.state === 'available',
      ]),
    );
    const unasked = await contacts.look(answers, now);
    const deployments = new Map<string, string[]>();
    devices.forEach((device, index) => {
      const { metadata } = device;
      const lastContact = contacts.lastSeen(device);
      // What is known of a silent device is as old as its last sign of life.
      const asOf = answers.get(metadata.name)
        ? now
        : lastContact ?? toInstant(metadata.creationTimestamp) ?? now;
      sink.upsertSites([{ ...sites[index], asOf }]);
      if (lastContact !== undefined) {
        sink.touchSites([{ ref: sites[index].ref, lastContact }]);
      }
      const fleet = this.#fleets.get(fleetNameOf(device) ?? '');
      const records = normalizeApplications(device, fleet, { hub, asOf });
      sink.upsertDeployments(records);
      deployments.set(
        metadata.name,
        records.map(({ ref }) => stringifyDeploymentRef(ref)),
      );
    });
    this.#tellLists(
      sink,
      sites.map(({ ref }) => stringifySiteRef(ref)),
      deployments,
    );
    return unasked && `Not known: when some devices were seen. ${unasked}.`;
  }

  #tellLists(
    sink: FleetSink,
    sites: string[],
    deployments: Map<string, string[]>,
  ): void {
    const { hub } = this;
    sink.listed({ kind: 'site', hub }, sites);
    sink.listed({ kind: 'deployment', hub }, [...deployments.values()].flat());
    // A device reports all of its applications: from the first time on its inventory is complete.
    for (const [site, refs] of deployments) {
      if (!this.#told.has(site)) {
        sink.listed({ kind: 'deployment', hub, site }, refs);
        this.#told.add(site);
      }
    }
    for (const site of this.#told) {
      if (!deployments.has(site)) this.#told.delete(site);
    }
  }
}
