import {
  stringifySiteRef,
  type Finding,
  type FitReport,
  type Intent,
  type ResolvedSites,
  type Site,
  type SiteFit,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import type { Fleet } from '../fleet/Fleet';
import type { FitConfig, GitOpsConfig } from '../config';
import { fitFindings } from './fitFindings';
import { fitOf } from './fitOf';

/** Sites that a report lists; the rest is counted. */
const MAX_ITEMS = 500;

/** Layouts whose models run without KServe. */
const WITHOUT_KSERVE = new Set(['ai-edge']);

const ORDER = { doesNotFit: 0, unknown: 1, fits: 2 };

/** How sites fit an intent, by what the fleet knows: nobody is asked. Only a `deploy` asks for anything. */
export class SiteFits {
  readonly #fleet: Pick<Fleet, 'deploymentsOf'>;
  readonly #withoutKserve: Set<string>;
  readonly #onMismatch: FitConfig['onMismatch'];

  static create(options: {
    fleet: Pick<Fleet, 'deploymentsOf'>;
    gitops: Pick<GitOpsConfig, 'name' | 'layout'>[];
    fit: FitConfig;
  }) {
    return new SiteFits(options);
  }

  private constructor(options: {
    fleet: Pick<Fleet, 'deploymentsOf'>;
    gitops: Pick<GitOpsConfig, 'name' | 'layout'>[];
    fit: FitConfig;
  }) {
    this.#fleet = options.fleet;
    this.#onMismatch = options.fit.onMismatch;
    this.#withoutKserve = new Set(
      options.gitops
        .filter(({ layout }) => WITHOUT_KSERVE.has(layout))
        .map(({ name }) => name),
    );
  }

  /** Each site with its verdict; `undefined` for an intent that puts nothing new on a site. */
  of(sites: Site[], intent: Intent): SiteFit[] | undefined {
    if (intent.kind !== 'deploy') return undefined;
    const withKserve = !this.#withoutKserve.has(intent.gitops);
    return sites.map(site =>
      fitOf(
        { site, deployments: this.#fleet.deploymentsOf(site.ref) },
        intent,
        withKserve,
      ),
    );
  }

  /** Counts alone; everything is unknown without an intent, and fits one that puts nothing new on a site. */
  count(sites: Site[], intent: Intent | undefined): ResolvedSites['fit'] {
    const counts = { fits: 0, doesNotFit: 0, unknown: 0 };
    if (intent === undefined) return { ...counts, unknown: sites.length };
    const fits = this.of(sites, intent);
    if (!fits) return { ...counts, fits: sites.length };
    for (const { verdict } of fits) counts[verdict] += 1;
    return counts;
  }

  /** Counts, and what is wrong where. */
  report(sites: Site[], intent: Intent): Omit<FitReport, 'asOf'> {
    const fits = this.of(sites, intent) ?? [];
    const items = fits
      .filter(({ verdict }) => verdict !== 'fits')
      .sort(
        (a, b) =>
          ORDER[a.verdict] - ORDER[b.verdict] ||
          (stringifySiteRef(a.ref) < stringifySiteRef(b.ref) ? -1 : 1),
      )
      .slice(0, MAX_ITEMS);
    return { ...this.count(sites, intent), items };
  }

  /** What a reviewer should know. */
  findings(sites: Site[], intent: Intent): Finding[] {
    return fitFindings(this.of(sites, intent) ?? [], this.#onMismatch);
  }
}
