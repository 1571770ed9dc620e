import { sitesSha256 } from '@ai-edge/backstage-plugin-ai-edge-gitops';
import {
  stringifySiteRef,
  type Site,
  type SiteRef,
  type SiteSelection,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import type { FleetDecision } from '../permissions/FleetAuthorizer';
import type { Fleet } from './Fleet';
import {
  createMatcher,
  parseFilters,
  parseSearch,
  siteListType,
} from './query';
import type { SelectedSites, SiteSelector } from './SiteSelector';

function hasAll(
  wanted: Record<string, string> | undefined,
  actual: Record<string, string> | undefined,
): boolean {
  return Object.entries(wanted ?? {}).every(
    ([key, value]) =>
      actual !== undefined &&
      Object.hasOwn(actual, key) &&
      actual[key] === value,
  );
}

function createTest(selection: SiteSelection): (site: Site) => boolean {
  const { q, ...filter } = selection.filter ?? {};
  const { matches } = createMatcher(
    {
      q: parseSearch(Array.isArray(q) ? q.join(' ') : q),
      filters: parseFilters(filter, siteListType),
    },
    siteListType,
  );
  const { clusterSets, labels, claims } = selection;
  return site =>
    matches(site) &&
    (clusterSets === undefined ||
      (site.clusterSet !== undefined &&
        clusterSets.includes(site.clusterSet))) &&
    hasAll(labels, site.labels) &&
    hasAll(claims, site.claims);
}

/** {@link SiteSelector} over the index. Detached sites are not there to be chosen, and no layout writes for devices. */
export class DefaultSiteSelector implements SiteSelector {
  readonly #fleet: Pick<Fleet, 'sites' | 'site'>;

  static create(options: {
    fleet: Pick<Fleet, 'sites' | 'site'>;
  }): DefaultSiteSelector {
    return new DefaultSiteSelector(options.fleet);
  }

  private constructor(fleet: Pick<Fleet, 'sites' | 'site'>) {
    this.#fleet = fleet;
  }

  select(selection: SiteSelection, decision: FleetDecision): SelectedSites {
    const test = createTest(selection);
    const unmatched: SiteRef[] = [];
    const candidates = selection.names
      ? this.#named(selection.names, decision, unmatched)
      : [...this.#fleet.sites()].filter(
          site => canBeChosen(site) && decision.readSite(site),
        );
    const chosen = candidates.filter(test);
    const sites = chosen.filter(site => decision.changeSite(site)).sort(byRef);
    return {
      sites,
      notAllowed: chosen
        .filter(site => !decision.changeSite(site))
        .sort(byRef)
        .map(({ ref }) => ref),
      unmatched,
      sha256: sitesSha256(sites.map(({ ref }) => ref)),
    };
  }

  #named(
    names: SiteRef[],
    decision: FleetDecision,
    unmatched: SiteRef[],
  ): Site[] {
    const found = new Map<string, Site>();
    for (const name of names) {
      const site = this.#fleet.site(name);
      if (site && canBeChosen(site) && decision.readSite(site)) {
        found.set(stringifySiteRef(name), site);
      } else {
        unmatched.push(name);
      }
    }
    return [...found.values()];
  }
}

function canBeChosen(site: Site): boolean {
  return site.availability.state !== 'detached' && site.kind !== 'device';
}

function byRef(one: Site, other: Site): number {
  return stringifySiteRef(one.ref) < stringifySiteRef(other.ref) ? -1 : 1;
}
