import { writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  type TestBackend,
} from '@backstage/backend-test-utils';
import { metricsServiceMock } from '@backstage/backend-test-utils/alpha';
import aiEdgePlugin from '@ai-edge/backstage-plugin-ai-edge-backend';
import { eventually } from './eventually';
import type { LabProcess } from './LabProcess';

/** Longer than the lab takes from one step of a delivery to the next. */
const SETTLED_MS = 6_000;

/** What the fleet shows, without what moves by itself. */
export interface Rows {
  sites: string[];
  deployments: string[];
}

export interface SourceSaying {
  id: string;
  state: string;
  message?: string;
}

const hubOf = (lab: LabProcess, name: string, options: object) => ({
  name,
  url: `${lab.https}/hubs/${name}`,
  tokenFile: join(lab.directory, `token-of-${name}`),
  caFile: join(lab.directory, `ca-of-${name}.crt`),
  clusterProxy: {
    url: `${lab.https}${name === 'core' ? '/proxy' : `/proxies/${name}`}`,
  },
  timeouts: { page: { seconds: 2 } },
  ...options,
});

/** The real plugin in a real backend, in front of a lab: everything is read over its REST API. */
export class Portal {
  readonly #backend: TestBackend;
  readonly #lab: LabProcess;

  static async start(
    lab: LabProcess,
    options: {
      hubs?: Record<string, object>;
      /** PEM of the CA that it is told to believe; the lab's when absent. */
      ca?: string;
      /** GitOps repositories, as in `aiEdge.gitops`. */
      gitops?: object[];
      integrations?: object;
    } = {},
  ): Promise<Portal> {
    const hubs = options.hubs ?? { core: {} };
    for (const hub of Object.keys(hubs)) {
      Portal.giveToken(lab, hub, lab.file('portal.token'));
      Portal.giveCa(lab, hub, options.ca ?? lab.file('ca.crt'));
    }
    const backend = await startTestBackend({
      features: [
        aiEdgePlugin,
        metricsServiceMock.factory(),
        // Backends that name none share one, and with it their tasks.
        mockServices.scheduler.factory(),
        mockServices.rootConfig.factory({
          data: {
            aiEdge: {
              hubs: Object.entries(hubs).map(([name, more]) =>
                hubOf(lab, name, more),
              ),
              inventory: { interval: { seconds: 1 } },
              ...(options.gitops && { gitops: options.gitops }),
            },
            ...(options.integrations && {
              integrations: options.integrations,
            }),
          },
        }),
      ],
    });
    return new Portal(backend, lab);
  }

  /** What the portal's token file of a hub says from now on. */
  static giveToken(lab: LabProcess, hub: string, token: string): void {
    writeFileSync(join(lab.directory, `token-of-${hub}`), token);
  }

  static giveCa(lab: LabProcess, hub: string, ca: string): void {
    writeFileSync(join(lab.directory, `ca-of-${hub}.crt`), ca);
  }

  private constructor(backend: TestBackend, lab: LabProcess) {
    this.#backend = backend;
    this.#lab = lab;
  }

  stop(): Promise<void> {
    return this.#backend.stop();
  }

  async get(path: string): Promise<any> {
    const { status, body } = await this.#fetch(path);
    if (status >= 400) {
      throw new Error(`${path}: ${status} ${JSON.stringify(body)}`);
    }
    return body;
  }

  /** What a person of the catalog posts, whatever is answered. */
  post(
    path: string,
    body: object,
    user?: string,
  ): Promise<{ status: number; body: any }> {
    return this.#fetch(path, { method: 'POST', body, user });
  }

  async #fetch(
    path: string,
    options: { method?: string; body?: object; user?: string } = {},
  ): Promise<{ status: number; body: any }> {
    const { port } = this.#backend.server.address() as AddressInfo;
    const response = await fetch(
      `http://127.0.0.1:${port}/api/ai-edge${path}`,
      {
        method: options.method,
        headers: {
          authorization: mockCredentials.user.header(options.user),
          'content-type': 'application/json',
        },
        ...(options.body && { body: JSON.stringify(options.body) }),
      },
    );
    return { status: response.status, body: await response.json() };
  }

  async rows(): Promise<Rows> {
    const [sites, deployments] = await Promise.all([
      this.get('/sites?limit=500'),
      this.get('/deployments?limit=500'),
    ]);
    return {
      sites: sites.items
        .map(({ ref, availability }: any) =>
          [ref.hub, ref.name, availability.state].join(' '),
        )
        .sort(),
      deployments: deployments.items
        .map(({ ref, state }: any) => [...Object.values(ref), state].join(' '))
        .sort(),
    };
  }

  async sources(): Promise<Map<string, SourceSaying>> {
    const { items } = await this.get('/sources');
    return new Map(items.map((item: SourceSaying) => [item.id, item]));
  }

  /** Waits until a source says something. */
  async says(id: string, state: string, message = /^/): Promise<void> {
    await eventually(
      async () => (await this.sources()).get(id),
      source => source?.state === state && message.test(source.message ?? ''),
      `${id} is ${state} and says ${message}`,
    );
  }

  /** Waits until every source answers, or is not there, and has nothing to say. */
  async isWell(): Promise<void> {
    await eventually(
      async () =>
        [...(await this.sources()).values()].filter(
          ({ state, message }) =>
            !(state === 'absent' || (state === 'ok' && message === undefined)),
        ),
      ailing => ailing.length === 0,
      'every source is well',
    );
  }

  /** Waits until nothing has moved for a while, and answers what is there then. */
  async settled(): Promise<Rows> {
    await this.isWell();
    let seen = '';
    let since = Date.now();
    return eventually(
      () => this.rows(),
      rows => {
        const text = JSON.stringify(rows);
        if (text !== seen) since = Date.now();
        seen = text;
        return rows.deployments.length > 0 && Date.now() - since > SETTLED_MS;
      },
      'nothing moves any more',
    );
  }

  /** Waits until exactly this is there. */
  async shows(wanted: Rows): Promise<void> {
    const text = JSON.stringify(wanted);
    await eventually(
      () => this.rows(),
      rows => JSON.stringify(rows) === text,
      'the same is shown as before',
    );
  }

  /** Changes something on the hub and waits until it is seen: what was not lost may still have gone deaf. */
  async hears(hub: string, site: string): Promise<void> {
    const mark = `m${Date.now()}`;
    await this.#lab.patch(
      hub,
      `/apis/cluster.open-cluster-management.io/v1/managedclusters/${site}`,
      { metadata: { labels: { mark } } },
    );
    await eventually(
      async () => (await this.get(`/sites/${hub}/${site}`)).labels.mark,
      seen => seen === mark,
      `a new label of ${hub}/${site} is seen`,
    );
  }
}
