import type { FlightctlConfig } from '../../config';
import { isHubError, listAll, type KubeObject } from '../../hubs';
import { HttpKubeApi } from '../../hubs/HttpKubeApi';
import { createEndpointTarget, type HubTarget } from '../../hubs/HubTarget';
import { Remembered } from '../../hubs/Remembered';
import { toInstant } from '../kserve/toInstant';
import type { Device, DeviceFleet } from './flightctlTypes';

/**
 * The part of FlightCtl's REST API that is read. Its lists have the shape of Kubernetes' own: `limit` and `continue`,
 * `items` and `metadata`. Each call throws a `HubError` when there is no answer.
 */
export class FlightctlApi {
  readonly #api: HttpKubeApi;
  /** The UUID of the organization, which every call names. */
  readonly #query: { org_id?: string };

  static create(options: {
    hub: string;
    config: FlightctlConfig;
  }): FlightctlApi {
    return new FlightctlApi(options);
  }

  private constructor({
    hub,
    config,
  }: {
    hub: string;
    config: FlightctlConfig;
  }) {
    const target = new Remembered<HubTarget>(async () =>
      createEndpointTarget(config),
    );
    this.#api = HttpKubeApi.create({
      hub: `${hub}, FlightCtl`,
      target: () => target.get(),
      forgetTarget: () => target.forget(),
      prefix: '/api/v1',
    });
    this.#query = { org_id: config.organization };
  }

  devices(signal: AbortSignal): Promise<Device[]> {
    return this.#list<Device>('/devices', signal);
  }

  fleets(signal: AbortSignal): Promise<DeviceFleet[]> {
    return this.#list<DeviceFleet>('/fleets', signal);
  }

  /** When a device was seen last; `undefined` when it never was, or when this server does not say. */
  async lastSeen(
    device: string,
    signal: AbortSignal,
  ): Promise<string | undefined> {
    try {
      const answer = await this.#api.request<{ lastSeen?: string } | undefined>(
        {
          path: `/devices/${encodeURIComponent(device)}/lastseen`,
          query: this.#query,
          signal,
        },
      );
      return toInstant(answer?.lastSeen);
    } catch (error) {
      if (isHubError(error, 'not-found', 'forbidden')) return undefined;
      throw error;
    }
  }

  async #list<T extends KubeObject>(
    path: string,
    signal: AbortSignal,
  ): Promise<T[]> {
    const all: T[] = [];
    await listAll<T>(this.#api, { path, query: this.#query, signal }, items =>
      all.push(...items),
    );
    return all;
  }
}
