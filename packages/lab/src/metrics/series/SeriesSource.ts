import type { Lab, LabSite } from '../../Lab';
import { kinds } from '../../loops/kinds';
import { gpuSeries, hubSeries, resourceSeries } from './platformSeries';
import type { Series } from './Series';
import { SCRAPE_INTERVAL } from './Series';
import { seeded } from './waves';
import { scrapedUntil, workloadsOf } from './workloads';
import { workloadSeries } from './workloadSeries';

/** The series of the estate as it is now. */
export interface SeriesSource {
  /** Series of the sites whose name passes, and of the hub. */
  series(wanted: (cluster: string) => boolean): Series[];
  /** What one site exports. */
  ofSite(name: string): Series[] | undefined;
}

export class LabSeriesSource implements SeriesSource {
  readonly #lab: Lab;
  readonly #started: number;

  static create(options: { lab: Lab; started?: Date }): LabSeriesSource {
    return new LabSeriesSource(options.lab, options.started ?? new Date());
  }

  private constructor(lab: Lab, started: Date) {
    this.#lab = lab;
    this.#started = started.getTime() / 1000;
  }

  series(wanted: (cluster: string) => boolean) {
    const from = this.#started - 14 * 86_400;
    // The store is the first hub's: a second one's sites would come twice where names are the same.
    const [first] = this.#lab.hubNames();
    return [first].flatMap(hub => [
      ...hubSeries(this.#lab, hub, from),
      ...this.#lab
        .sites(hub)
        .filter(site => wanted(site.name))
        .flatMap(site => this.#site(site)),
    ]);
  }

  ofSite(name: string) {
    const site = this.#lab
      .hubNames()
      .map(hub => this.#lab.site(hub, name))
      .find(Boolean);
    return site && this.#site(site);
  }

  #site(site: LabSite): Series[] {
    const to = scrapedUntil(this.#lab, site);
    const offset = Math.floor(seeded(site.name)(9) * SCRAPE_INTERVAL);
    const cluster = this.#lab
      .hub(site.hub)
      .get({ ...kinds.managedCluster, name: site.name });
    const workloads = workloadsOf(this.#lab, site, this.#started);
    const from = this.#started - 14 * 86_400;
    return [
      ...workloads.flatMap(workload => [
        ...workloadSeries(workload, to, offset),
        ...resourceSeries(workload, to, offset),
      ]),
      ...gpuSeries(site, cluster, { from, to, offset }),
    ];
  }
}
