import { chainChanges } from './chainChanges';
import type { Pending } from './ChangeRecorder';
import { MOST_ROWS_AN_HOUR } from './countFlapping';
import type { DeploymentView, SiteView, Step } from './SiteFacts';

const START = Date.parse('2026-11-20T10:00:00Z');
const at = (seconds: number) => new Date(START + seconds * 1000).toISOString();

const ref = {
  hub: 'core',
  site: 'oslo',
  namespace: 'ml',
  kind: 'InferenceService',
  name: 'bike',
};
const bike = {
  key: 'core/oslo/ml/InferenceService/bike',
  hub: 'core',
  site: 'oslo',
  deployment: ref,
};
const oslo = { key: 'core/oslo', hub: 'core', site: 'oslo' };

const view = (fields: Partial<DeploymentView> = {}): DeploymentView => ({
  kind: 'deployment',
  ref,
  state: 'ready',
  version: 'v1',
  artifact: 'oci://models/bike:v1',
  labels: {},
  ...fields,
});
const site = (
  availability: SiteView['availability'],
  since?: string,
): SiteView => ({ kind: 'site', availability, since });

function seen(
  views: [number, Step['view']][],
  more: Partial<Pending> = {},
): Pending {
  return {
    before: undefined,
    dropped: 0,
    steps: views.map(([seconds, one]) => ({
      seenAt: at(seconds),
      view: one,
      settled: true,
    })),
    ...more,
  };
}

const told = (rows: { field: string; from?: string; to?: string }[]) =>
  rows.map(({ field, from, to }) => `${field}: ${from} -> ${to}`);

/** What history knows of a deployment that it has seen. */
function known() {
  return chainChanges(bike, undefined, seen([[0, view()]])).facts!;
}

describe('chainChanges', () => {
  it('tells of a deployment that has come, changed and gone', () => {
    const { rows, facts } = chainChanges(
      bike,
      undefined,
      seen([
        [0, view()],
        [
          10,
          view({
            state: 'progressing',
            version: 'v2',
            artifact: 'oci://models/bike:v2',
          }),
        ],
        [20, view({ version: 'v2', artifact: 'oci://models/bike:v2' })],
        [30, undefined],
      ]),
    );
    expect(told(rows)).toEqual([
      'presence: absent -> present',
      'state: ready -> progressing',
      'version: v1 -> v2',
      'artifact: oci://models/bike:v1 -> oci://models/bike:v2',
      'state: progressing -> ready',
      'presence: present -> absent',
    ]);
    expect(rows[1]).toMatchObject({ since: at(10), deployment: ref });
    expect(facts).toMatchObject({ present: false });
  });

  it('takes the first listing as it is', () => {
    const first = seen([[0, view()]]);
    first.steps[0].settled = false;
    const { rows, facts } = chainChanges(bike, undefined, first);
    expect(rows).toEqual([]);
    expect(facts).toMatchObject({ present: true, values: { version: 'v1' } });
  });

  it('learns what a better source lists for the first time, without calling it a change', () => {
    const listing = seen([[10, view({ state: 'failed', version: 'v2' })]]);
    listing.steps[0].settled = false;
    const learnt = chainChanges(bike, known(), listing);
    expect(learnt.rows).toEqual([]);
    const { rows } = chainChanges(
      bike,
      learnt.facts,
      seen([[20, view({ version: 'v2' })]]),
    );
    expect(told(rows)).toEqual(['state: failed -> ready']);
  });

  it('writes nothing that another replica, or the same one before a restart, has written', () => {
    const change: [number, Step['view']][] = [
      [10, view({ state: 'failed' })],
      [20, view()],
    ];
    const one = chainChanges(bike, known(), seen(change));
    expect(told(one.rows)).toEqual([
      'state: ready -> failed',
      'state: failed -> ready',
    ]);
    const slower = change.map(([when, what]): [number, Step['view']] => [
      when - 1,
      what,
    ]);
    expect(chainChanges(bike, one.facts, seen(slower)).rows).toEqual([]);
    const again = seen([[60, view()]]);
    expect(chainChanges(bike, one.facts, again).rows).toEqual([]);
  });

  it('finds what changed while nobody watched', () => {
    const { rows } = chainChanges(
      bike,
      known(),
      seen([[3600, view({ version: 'v2' })]]),
    );
    expect(told(rows)).toEqual(['version: v1 -> v2']);
  });

  it('does not call it a change to know more of a thing, or less', () => {
    const digest = 'oci://models/bike:v1@sha256:aa';
    const { rows, facts } = chainChanges(
      bike,
      known(),
      seen([
        [10, view({ artifact: digest })],
        [20, view({ version: undefined, artifact: undefined })],
        [30, view({ state: 'unknown' })],
        [40, view()],
      ]),
    );
    expect(rows).toEqual([]);
    expect(facts?.values).toMatchObject({
      state: 'ready',
      version: 'v1',
      artifact: digest,
    });
  });

  it('tells when a site was lost as its hub does', () => {
    const { rows } = chainChanges(oslo, undefined, {
      ...seen([
        [400, site('unknown', at(100))],
        [500, site('available', at(90))],
      ]),
      before: site('available'),
    });
    expect(rows).toMatchObject([
      { field: 'availability', since: at(100), from: 'available' },
      // Not before what it follows, whatever the hub says.
      { field: 'availability', since: at(500), to: 'available' },
    ]);
  });

  it('counts what flaps', () => {
    const flips = Array.from(
      { length: 40 },
      (_, index): [number, Step['view']] => [
        index + 1,
        view({ state: index % 2 === 0 ? 'progressing' : 'ready' }),
      ],
    );
    const { rows, facts } = chainChanges(bike, known(), seen(flips));
    const plain = rows.filter(({ count }) => count === undefined);
    expect(plain).toHaveLength(MOST_ROWS_AN_HOUR);
    const last = rows[rows.length - 1];
    expect(last).toMatchObject({
      since: at(MOST_ROWS_AN_HOUR + 1),
      until: at(40),
      to: 'ready',
      count: 40 - MOST_ROWS_AN_HOUR,
    });
    const others = rows.filter(({ count }) => count !== undefined);
    expect(new Set(others.map(({ since }) => since)).size).toBe(1);
    const nextHour = chainChanges(
      bike,
      facts,
      seen([[3700, view({ state: 'failed' })]]),
    );
    expect(nextHour.rows).toMatchObject([{ since: at(3700), to: 'failed' }]);
    expect(nextHour.rows[0].count).toBeUndefined();
  });

  it('counts looks that were not kept', () => {
    const flips = Array.from(
      { length: 8 },
      (_, index): [number, Step['view']] => [
        index + 1,
        view({ state: index % 2 === 0 ? 'progressing' : 'ready' }),
      ],
    );
    const { rows } = chainChanges(bike, known(), seen(flips, { dropped: 100 }));
    expect(rows[rows.length - 1].count).toBe(102);
  });
});
