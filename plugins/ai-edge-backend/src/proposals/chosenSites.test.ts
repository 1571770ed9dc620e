import type { Site } from '@ai-edge/backstage-plugin-ai-edge-common';
import { fleetOf } from '../__testUtils__/fleetOf';
import { chosenSites, namedSites } from './chosenSites';

const REPOSITORY = { name: 'models', hubs: ['core'] };

function site(name: string, hub = 'core'): Site {
  const [known] = fleetOf(['x']).fleet.sites();
  return { ...known, ref: { hub, name } };
}

function choose(
  selected: { sites?: Site[]; notAllowed?: string[]; unmatched?: string[] },
  names?: string[],
) {
  const refs = (list: string[] = []) =>
    list.map(name => ({ hub: 'core', name }));
  return chosenSites(
    names ? { names: refs(names) } : { filter: {} },
    {
      sites: selected.sites ?? [],
      notAllowed: refs(selected.notAllowed),
      unmatched: refs(selected.unmatched),
      sha256: '',
    },
    REPOSITORY,
  );
}

describe('chosenSites', () => {
  it('gives the sites that were selected', () => {
    const sites = [site('a')];
    expect(choose({ sites }, ['a'])).toEqual({ sites, findings: [] });
  });

  it('refuses a name that is no site, and a site that was named but is not theirs', () => {
    expect(() => choose({ sites: [site('a')], unmatched: ['b'] })).toThrow(
      'sites.names: no site core/b',
    );
    expect(() =>
      choose({ sites: [site('a')], notAllowed: ['b'] }, ['a', 'b']),
    ).toThrow('sites: you may not change core/b');
  });

  it('leaves out what a query finds and is not theirs, unless nothing is left', () => {
    expect(choose({ sites: [site('a')], notAllowed: ['b'] }).findings).toEqual([
      expect.objectContaining({ detail: 'core/b', state: 'warn' }),
    ]);
    expect(() => choose({ notAllowed: ['b'] })).toThrow(
      'sites: you may not change core/b',
    );
  });

  it('refuses sites of a hub that the repository is not for', () => {
    expect(() => choose({ sites: [site('a', 'other')] })).toThrow(
      'sites: repository "models" is for hub core, not for other/a',
    );
  });

  it('refuses no site at all', () => {
    expect(() => choose({})).toThrow('no site matches');
  });
});

describe('namedSites', () => {
  it('does not print a whole fleet', () => {
    const refs = Array.from({ length: 12 }, (_, i) => ({
      hub: 'core',
      name: `s${i}`,
    }));
    expect(namedSites(refs)).toMatch(/^core\/s0, .*core\/s9 and 2 more$/);
  });
});
