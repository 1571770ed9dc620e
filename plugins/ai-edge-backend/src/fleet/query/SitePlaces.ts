import type { DeploymentListIndex, SiteListIndex } from './readers';

/** Which number a site has among the places of deployments. Looked up again only when either has come or gone. */
export class SitePlaces {
  #known?: { rows: Int32Array; version: number; places: Int32Array };

  /** By rows of `sites`; -1 for a site without any deployment. */
  of(sites: SiteListIndex, deployments: DeploymentListIndex): Int32Array {
    const rows = sites.rows();
    const { dictionary, version } = deployments.column('place');
    if (this.#known?.rows !== rows || this.#known.version !== version) {
      const places = new Int32Array(sites.size).fill(-1);
      for (const row of rows) {
        places[row] = dictionary.id(sites.ref(row)) ?? -1;
      }
      this.#known = { rows, version, places };
    }
    return this.#known.places;
  }
}
