import type { Site } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { FleetSink } from '@ai-edge/backstage-plugin-ai-edge-node';
import { inSlices } from './inSlices';
import type { SearchSurvey } from './SearchClient';

const ADDON = 'search-collector';
const SITES_A_SLICE = 50;

function addonState({ addons }: Site): string | undefined {
  return addons.find(({ name }) => name === ADDON)?.state;
}

/** Which sites the index sees whole, and since when it hears nothing of the others. */
export class SiteCoverage {
  readonly #hub: string;
  readonly #whole = new Set<string>();
  /** When each site's collector was last known to report. */
  readonly #heard = new Map<string, string>();

  static create(hub: string): SiteCoverage {
    return new SiteCoverage(hub);
  }

  private constructor(hub: string) {
    this.#hub = hub;
  }

  /**
   * When rows of the site were last known true. They have no time of their own and stay for ever when their collector
   * falls silent.
   */
  asOf(site: Site, now: string): string {
    const { name } = site.ref;
    const reports =
      site.availability.state === 'available' &&
      addonState(site) === 'available';
    if (reports) this.#heard.set(name, now);
    return this.#heard.get(name) ?? site.lastContact ?? now;
  }

  /** Sites whose collector reports all that there is, after a round that was read to its end. */
  whole(sites: Site[], survey: SearchSurvey): Site[] {
    return sites.filter(
      site =>
        addonState(site) === 'available' &&
        (survey.known?.has(site.ref.name) ?? true) &&
        survey.collected.has(site.ref.name),
    );
  }

  /** Says which sites are seen whole now, and which are not any more. */
  async tell(
    sink: FleetSink,
    sites: Site[],
    whole: Site[],
    refsOf: (site: string) => string[],
  ): Promise<void> {
    const news = whole.filter(({ ref }) => !this.#whole.has(ref.name));
    await inSlices(news, SITES_A_SLICE, slice => {
      for (const { ref } of slice) {
        this.#whole.add(ref.name);
        sink.listed(this.#scope(ref.name), refsOf(ref.name));
      }
    });
    // A site that is only away was seen whole, as of then.
    const away = sites.filter(
      site =>
        addonState(site) !== undefined &&
        site.availability.state !== 'available',
    );
    const kept = new Set([...whole, ...away].map(({ ref }) => ref.name));
    for (const name of [...this.#whole]) {
      if (!kept.has(name)) this.#lost(sink, name);
    }
  }

  /** Nothing can be seen any more. */
  forget(sink: FleetSink): void {
    for (const name of [...this.#whole]) this.#lost(sink, name);
  }

  /** Available sites that have no collector. */
  without(sites: Site[]): number {
    return sites.filter(
      site =>
        site.availability.state === 'available' &&
        addonState(site) !== 'available',
    ).length;
  }

  #lost(sink: FleetSink, name: string): void {
    this.#whole.delete(name);
    sink.listed({ ...this.#scope(name), partial: true }, []);
  }

  #scope(site: string) {
    return { kind: 'deployment' as const, hub: this.#hub, site };
  }
}
