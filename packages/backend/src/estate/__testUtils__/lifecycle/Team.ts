import { LabProcess } from '../LabProcess';
import { Portal } from '../Portal';
import { eventually } from '../eventually';
import { Checkout } from './Checkout';
import { MODEL } from './places';
import { Reviewer, type ForgeName } from './Reviewer';

/** The name by which the portal knows the repository. */
const GITOPS = 'kserve-edge';
const TOKEN = 'lab-forge-portal';
/** How much faster than by itself the lab goes from one step of a delivery to the next. */
const LAG = '0.3';

function integrationsOf(forge: ForgeName, http: string) {
  const { host } = new URL(http);
  switch (forge) {
    case 'gitea':
      return { host, baseUrl: http, username: 'portal', password: TOKEN };
    case 'github':
      return { host, apiBaseUrl: `${http}/api/v3`, token: TOKEN };
    default:
      return {
        host,
        baseUrl: http,
        apiBaseUrl: `${http}/api/v4`,
        token: TOKEN,
      };
  }
}

const repositoryUrl = ({ http }: LabProcess) =>
  `${http}/edge/kserve-sites-gitops`;

async function startPortal(lab: LabProcess, forge: ForgeName): Promise<Portal> {
  const portal = await Portal.start(lab, {
    gitops: [
      {
        name: GITOPS,
        url: repositoryUrl(lab),
        forge,
        layout: 'kserve-sites',
        hubs: ['core'],
        interval: { seconds: 1 },
        ...(forge === 'github' && { signedCommits: true }),
      },
    ],
    integrations: { [forge]: [integrationsOf(forge, lab.http)] },
  });
  await portal.isWell();
  return portal;
}

/** Everybody around one repository: the portal, the reviewer at the forge, somebody with a clone, and the estate. */
export class Team {
  readonly lab: LabProcess;
  readonly portal: Portal;
  readonly reviewer: Reviewer;
  readonly checkout: Checkout;
  readonly #forge: ForgeName;

  static async start(forge: ForgeName): Promise<Team> {
    const lab = await LabProcess.start({ env: { LAB_LAG: LAG } });
    const portal = await startPortal(lab, forge);
    const url = repositoryUrl(lab);
    return new Team(lab, portal, forge, await Checkout.create(url));
  }

  private constructor(
    lab: LabProcess,
    portal: Portal,
    forge: ForgeName,
    checkout: Checkout,
  ) {
    this.lab = lab;
    this.portal = portal;
    this.#forge = forge;
    this.reviewer = new Reviewer(lab.http, forge);
    this.checkout = checkout;
  }

  /** Another process of the same portal, which knows nothing of what this one does. */
  replica(): Promise<Portal> {
    return startPortal(this.lab, this.#forge);
  }

  async stop(): Promise<void> {
    this.checkout.remove();
    await this.portal.stop();
    await this.lab.stop();
  }

  intent(intent: object): object {
    return { gitops: GITOPS, model: { name: MODEL }, ...intent };
  }

  /** `POST /proposals/preview`; fails unless it is answered. */
  async preview(intent: object): Promise<any> {
    const wish = { intent: this.intent(intent) };
    const { status, body } = await this.portal.post('/proposals/preview', wish);
    if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
    return body;
  }

  /** `POST /proposals/preview` or `/proposals` of what is refused: the status and the sentence. */
  async refusal(path: string, intent: object): Promise<[number, string]> {
    const wish = { intent: this.intent(intent) };
    const { status, body } = await this.portal.post(path, wish);
    return [status, body.error?.message ?? JSON.stringify(body)];
  }

  propose(
    intent: object,
    options: { previewHash?: string; user?: string; portal?: Portal } = {},
  ) {
    const { previewHash, user, portal = this.portal } = options;
    const wish = { intent: this.intent(intent), previewHash };
    return portal.post('/proposals', wish, user);
  }

  /** An open proposal, as the portal lists it. */
  async proposal(number: number): Promise<any> {
    const { items } = await this.portal.get('/proposals?state=open');
    return items.find((item: any) => item.number === number);
  }

  /** Closes a pull request at the forge and waits until the portal has heard of it. */
  async close(number: number): Promise<void> {
    await this.reviewer.close(number);
    await eventually(
      () => this.portal.get('/proposals?state=closed'),
      ({ items }) => items.some((item: any) => item.number === number),
      `#${number} is closed`,
    );
  }

  async rows(): Promise<any[]> {
    return (await this.portal.get(`/deployments?limit=500&model=${MODEL}`))
      .items;
  }

  /** Waits until exactly these sites have the model, serve this version and are in step with Git. */
  async serve(wanted: Record<string, string>): Promise<void> {
    const text = (entries: [string, string][]) =>
      JSON.stringify(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
    await eventually(
      async () =>
        (
          await this.rows()
        ).map(({ ref, model, state, standing }): [string, string] => [
          ref.site,
          [model.version, state, standing?.state].join(' '),
        ]),
      entries =>
        text(entries) ===
        text(
          Object.entries(wanted).map(([site, version]) => [
            site,
            `${version} ready in-step`,
          ]),
        ),
      `served is ${JSON.stringify(wanted)}`,
    );
  }

  /** The model's object on a site. */
  service(site: string): Promise<any> {
    return this.lab.onSite(
      site,
      `/apis/serving.kserve.io/v1beta1/namespaces/${MODEL}/inferenceservices/${MODEL}`,
    );
  }

  /** Applications of the model on the hub, each by name and identity. */
  async applications(): Promise<string[]> {
    const { items } = await this.lab.onHub(
      `/apis/argoproj.io/v1alpha1/namespaces/openshift-gitops/applications?labelSelector=ai-edge/model=${MODEL}`,
    );
    return items
      .map(({ metadata }: any) => `${metadata.name} ${metadata.uid}`)
      .sort();
  }

  /** Identity and generation of the model's object on sites: equal ones say that nothing was written. */
  async prints(...sites: string[]): Promise<string[]> {
    const services = await Promise.all(sites.map(site => this.service(site)));
    return services.map(
      ({ metadata }) => `${metadata.uid} ${metadata.generation}`,
    );
  }

  /** What every site has of other models, by identity and generation. */
  async others(): Promise<string[]> {
    const { items } = await this.portal.get('/sites?limit=500');
    const found: string[] = [];
    for (const { ref, availability } of items) {
      if (availability.state !== 'available') continue;
      const list = await this.lab.onSite(
        ref.name,
        '/apis/serving.kserve.io/v1beta1/inferenceservices',
      );
      for (const { metadata } of list.items) {
        if (metadata.name === MODEL) continue;
        const { namespace, name, uid, generation } = metadata;
        found.push([ref.name, namespace, name, uid, generation].join(' '));
      }
    }
    return found.sort();
  }
}
