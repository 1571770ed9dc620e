import type { Site } from '@ai-edge/backstage-plugin-ai-edge-common';
import { bike, siteRecord } from '../__testUtils__/toldFleet';
import type { Fleet } from '../fleet/Fleet';
import { goneFindings } from './goneFindings';

const mustBeGone = {
  namespace: 'bike',
  object: { kind: 'InferenceService' as const, name: 'bike' },
};

type Options = Parameters<typeof goneFindings>[0];

/** A fleet of sites by availability, some of which have the model in some state. */
function look(
  sites: Record<string, { silent?: true; state?: string; hidden?: true }>,
  options: Partial<Options> & { complete?: boolean } = {},
) {
  const known = new Map(
    Object.entries(sites).map(([name, { silent }]) => [
      name,
      {
        ...siteRecord(name),
        availability: { state: silent ? 'unavailable' : 'available' },
      } as Site,
    ]),
  );
  const fleet = {
    complete: () => options.complete ?? true,
    site: ({ name }: { name: string }) => known.get(name),
    siteOf: ({ site }: { site: string }) => known.get(site),
    deployments: () =>
      Object.entries(sites)
        .filter(([, { state }]) => state !== undefined)
        .map(([name, { state }]) => bike(name, { state: state as 'ready' })),
  } as unknown as Fleet;
  const isVisible = ({ ref }: Site) => !sites[ref.name].hidden;
  return goneFindings({
    fleet,
    decision: {
      readSite: isVisible,
      changeSite: isVisible,
    } as Options['decision'],
    hubs: ['core'],
    mustBeGone,
    waived: [],
    ...options,
  });
}
const ref = (name: string) => ({ hub: 'core', name });

it('finds nothing when every site has let go', () => {
  expect(look({ a: {}, b: { silent: true } })).toEqual([]);
});

it('blocks while a site can be seen to have it, and that cannot be waived', () => {
  expect(look({ a: { state: 'ready' } }, { waived: [ref('a')] })).toMatchObject(
    [{ id: 'still-there', state: 'fail', detail: 'core/a' }],
  );
});

it('waits for sites that cannot report, until they are waived by name', () => {
  const sites = {
    a: { state: 'leaving' },
    b: { silent: true, state: 'ready' },
  } as const;
  expect(look(sites)).toMatchObject([
    {
      id: 'not-reported-gone',
      state: 'fail',
      title: '2 sites have not reported it gone',
      detail: 'core/a, core/b',
    },
  ]);
  expect(look(sites, { waived: [ref('b')] })).toMatchObject([
    { id: 'not-reported-gone', state: 'fail', detail: 'core/a' },
    { id: 'gone-waived', state: 'warn' },
  ]);
});

it('names no site that the caller may not see', () => {
  expect(
    look({ a: { state: 'ready' }, b: { state: 'ready', hidden: true } }),
  ).toMatchObject([{ detail: 'core/a and 1 that you may not see' }]);
  expect(() =>
    look({ b: { state: 'leaving', hidden: true } }, { waived: [ref('b')] }),
  ).toThrow('waive: no site core/b');
});

it('blocks while not everything has been read, and looks at no other hub', () => {
  expect(look({ a: {} }, { complete: false })).toMatchObject([
    { id: 'gone-not-known', state: 'fail' },
  ]);
  expect(look({ a: { state: 'ready' } }, { hubs: ['west'] })).toEqual([]);
});
