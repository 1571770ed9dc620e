import type { FleetSink } from '@ai-edge/backstage-plugin-ai-edge-node';
import { randomNumbers } from '../__testUtils__/randomNumbers';
import {
  bike,
  bikeKey,
  bikeRef,
  siteRecord,
  START,
  toldFleet,
} from '../__testUtils__/toldFleet';

const MINUTE = 60_000;
const SITES = Array.from({ length: 60 }, (_, index) => `s${index}`);

type Random = ReturnType<typeof randomNumbers>;

/** A fleet that nothing ever leaves, whose sources fail in every way that they can. */
class UnluckyFleet {
  now = START;
  told = toldFleet(() => this.now);
  readonly #random: Random;
  #shortSince?: number;

  constructor(random: Random) {
    this.#random = random;
    this.list(SITES);
  }

  /** Complete lists of all sources, of what they find just now. */
  list(found: string[]): void {
    const { acm, argocd, kserve } = this.told;
    acm.upsertSites(found.map(name => siteRecord(name)));
    acm.listed(
      { kind: 'site', hub: 'core' },
      found.map(name => `core/${name}`),
    );
    const scope = { kind: 'deployment' as const, hub: 'core' };
    argocd.upsertDeployments(found.map(name => bike(name)));
    argocd.listed(scope, found.map(bikeKey));
    kserve.upsertDeployments(found.map(name => bike(name)));
    SITES.forEach(site =>
      kserve.listed(
        { ...scope, site },
        found.includes(site) ? [bikeKey(site)] : [],
      ),
    );
    this.sinks.forEach(sink => sink.state('ok'));
  }

  get sinks(): FleetSink[] {
    const { acm, argocd, kserve } = this.told;
    return [acm, argocd, kserve];
  }

  fail(): void {
    const state = this.#random.pick(['failed', 'stale', 'starting'] as const);
    this.#random.pick(this.sinks).state(state, 'away');
  }

  restart(): void {
    const { sources, sites } = this.told.fleet.remember();
    const memory = JSON.parse(JSON.stringify({ sources, sites: [...sites] }));
    this.told = toldFleet(() => this.now);
    this.told.fleet.restore(memory);
  }

  /** Something goes wrong. What lists lack is back before it is confirmed: four minutes after the first of them. */
  step(): void {
    const { below, pick } = this.#random;
    this.now += below(3) * MINUTE;
    if (this.#shortSince && this.now - this.#shortSince >= 4 * MINUTE) {
      this.#shortSince = undefined;
      this.list(SITES);
      return;
    }
    pick([
      () => this.fail(),
      () => this.restart(),
      () => this.told.fleet.reconsider(),
      () => this.#short(SITES.slice(0, below(SITES.length - 6))),
      () => this.#short(SITES.slice(6 + below(SITES.length - 6))),
      () => this.#short([]),
    ])();
  }

  #short(found: string[]): void {
    this.#shortSince ??= this.now;
    this.list(found);
  }
}

describe('failures of sources', () => {
  it.each(Array.from({ length: 25 }, (_, index) => index + 1))(
    'take nothing out of the fleet (seed %i)',
    seed => {
      const unlucky = new UnluckyFleet(randomNumbers(seed));
      for (let count = 0; count < 25; count += 1) {
        unlucky.step();
        const { fleet } = unlucky.told;
        const site = (name: string) => fleet.site({ hub: 'core', name });
        expect(
          SITES.filter(
            name =>
              site(name)?.availability.state !== 'available' ||
              fleet.deployment(bikeRef(name))?.state !== 'ready',
          ),
        ).toEqual([]);
      }
    },
  );

  it('are over with the next answer', () => {
    const unlucky = new UnluckyFleet(randomNumbers(1));
    unlucky.restart();
    unlucky.now += 60 * MINUTE;
    unlucky.told.fleet.reconsider();
    const row = () => unlucky.told.fleet.deployment(bikeRef('s0'));
    expect(row()?.remembered).toBe(true);
    unlucky.list(SITES);
    expect(row()?.remembered).toBeUndefined();
  });
});
