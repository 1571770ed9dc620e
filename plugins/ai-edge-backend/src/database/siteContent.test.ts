import type { RememberedSite } from '../fleet/FleetMemory';
import { agesOf, applyAges } from './siteAges';
import { contentHash, inOrder, parseContent } from './siteContent';

const T0 = '2026-11-20T10:00:00.000Z';
const T1 = '2026-11-20T11:00:00.000Z';

function remembered(asOf: string, order: 'ab' | 'ba' = 'ab'): RememberedSite {
  const ref = { hub: 'core', name: 'oslo' };
  const deployment = (name: string) => {
    const of = {
      hub: 'core',
      site: 'oslo',
      namespace: 'ml',
      kind: 'InferenceService',
      name,
    };
    return {
      ref: of,
      sourced: [
        {
          source: 'kserve:core',
          authority: 70,
          saidAt: asOf,
          record: { ref: of, state: 'ready' as const, asOf },
        },
      ],
    };
  };
  const records = [
    {
      source: 'acm:core',
      authority: 60,
      record: { ref, labels: { a: '1', b: '2' }, asOf },
    },
    {
      source: 'kserve:core',
      authority: 70,
      record: { ref, labels: { b: '2', a: '1' }, asOf },
    },
  ];
  const deployments = [deployment('bike'), deployment('house')];
  return {
    ref,
    sourced: order === 'ab' ? records : [...records].reverse(),
    lastContact: asOf,
    deployments: order === 'ab' ? deployments : [...deployments].reverse(),
  };
}

describe('contentHash', () => {
  const hash = (site: RememberedSite) => contentHash(inOrder(site));

  it('is the same for the same facts, however fresh and in whatever order', () => {
    expect(hash(remembered(T1, 'ba'))).toBe(hash(remembered(T0)));
  });

  it('differs when a fact does', () => {
    const changed = remembered(T0);
    changed.deployments[1].sourced[0].record.state = 'failed';
    expect(hash(changed)).not.toBe(hash(remembered(T0)));
    const detached = { ...remembered(T0), detachedSince: T1 };
    expect(hash(detached)).not.toBe(hash(remembered(T0)));
  });
});

describe('parseContent', () => {
  it('gives back what was written', () => {
    const site = remembered(T0);
    expect(parseContent(JSON.stringify(site))).toEqual(site);
  });

  it.each([
    ['text that is cut off', '{"ref":{"hub":"core"'],
    ['another thing', '[]'],
    [
      'a site without a name',
      '{"ref":{"hub":"c"},"sourced":[],"deployments":[]}',
    ],
    [
      'a record without an age',
      '{"ref":{"hub":"c","name":"n"},"sourced":[{"source":"s","authority":1,"record":{}}],"deployments":[]}',
    ],
  ])('refuses %s', (_, content) => {
    expect(() => parseContent(content)).toThrow();
  });
});

describe('ages', () => {
  it('make what was kept as fresh as it was known to be', () => {
    const kept = inOrder(remembered(T0));
    applyAges(kept, agesOf(inOrder(remembered(T1, 'ba'))));
    expect(kept).toMatchObject({
      lastContact: T1,
      sourced: [{ record: { asOf: T1 } }, { record: { asOf: T1 } }],
    });
    expect(
      kept.deployments.map(({ sourced }) => sourced[0].record.asOf),
    ).toEqual([T1, T1]);
  });

  it('never make anything older, and never speak of other facts', () => {
    const kept = inOrder(remembered(T1));
    applyAges(kept, agesOf(inOrder(remembered(T0))));
    expect(kept).toEqual(inOrder(remembered(T1)));
    const fewer = inOrder({ ...remembered(T0), deployments: [] });
    applyAges(fewer, agesOf(inOrder(remembered(T1))));
    expect(fewer.lastContact).toBe(T0);
  });

  it('leave out what is not known', () => {
    const silent = { ...remembered(T0), lastContact: undefined };
    const kept = inOrder({ ...remembered(T0), lastContact: undefined });
    applyAges(kept, agesOf(inOrder(silent)));
    expect(kept.lastContact).toBeUndefined();
  });
});
