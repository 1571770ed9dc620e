import type { Router } from 'express';
import type { ObjectStore } from './kube/types';

export interface LabOptions {
  /** Port of the http listener; https is on the next one. */
  port: number;
  /** Directory for keys, kubeconfigs and the bare repositories. */
  dataDir: string;
  /** Number of sites; the believable dozen when absent. */
  sites?: number;
  modelsPerSite: number;
  /** Factor on all delays of the loops; 1 is fast (seconds), 60 is about real. */
  lag: number;
  /** A hub controller mirrors the status of each site's models to the hub, as `ai-edge/status-mirror` works. */
  mirror?: boolean;
  /** ACM Search collects printer columns and conditions of custom resources; it does not unless told to. */
  searchColumns?: boolean;
  /** ACM Search knows `offset` and `orderBy`, as since ACM 2.16; true when absent. */
  searchPaging?: boolean;
  /** A third repository, of the layout maas, and the Applications that bring its models to two plants. */
  maas?: boolean;
  /** Where the portal takes the webhooks of the forge; none are sent when absent. */
  portalUrl?: string;
}

/** A site of the estate as the loops see it. */
export interface LabSite {
  hub: string;
  name: string;
  /** False while the site is dark: its API does not answer, its leases are not renewed, feedback is frozen. */
  online(): boolean;
  /** The site's own API server. */
  store: ObjectStore;
}

/** The running estate. Loops read and write through it, over the same stores that the API servers serve. */
export interface Lab {
  readonly options: LabOptions;
  hubNames(): string[];
  hub(name: string): ObjectStore;
  sites(hub: string): LabSite[];
  site(hub: string, name: string): LabSite | undefined;
  /** `http://127.0.0.1:<port>`. */
  readonly httpUrl: string;
  /** `https://127.0.0.1:<port + 1>`. */
  readonly httpsUrl: string;
  log(message: string): void;
}

/** Something that makes the estate move. `start` returns a function that stops it. */
export interface Loop {
  readonly name: string;
  start(lab: Lab): () => void;
}

/** Something of the estate that answers on the lab's http port. */
export interface EstateRouter {
  path: string;
  router: Router;
}

/** A Git repository of the estate's forge. */
export interface EstateRepository {
  name: string;
  url: string;
  layout: string;
  user: string;
  token: string;
}

/** What fills the hub and the sites with life: Git, delivery, pipelines, metrics. */
export interface Estate {
  loops: Loop[];
  routers: EstateRouter[];
  repositories: EstateRepository[];
}
