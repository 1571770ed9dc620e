import type { Intent } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { Plan } from '@ai-edge/backstage-plugin-ai-edge-gitops';
import { proposalTitle } from './proposalTitle';

function title(intent: object, plan: { sites: number; ring?: string }) {
  const sites = Array.from({ length: plan.sites }, (_, i) => ({
    hub: 'core',
    name: `s${i}`,
  }));
  const reach = plan.ring && { ring: plan.ring, sites: plan.sites };
  return proposalTitle(
    intent as Intent,
    {
      sites,
      applications: { added: 0, removed: 0 },
      ...(reach && { reach }),
    } as Plan,
  );
}

describe('proposalTitle', () => {
  const model = { name: 'bike', version: 'v2' };

  it('says verb, model, version and number of sites', () => {
    expect(title({ kind: 'deploy', model }, { sites: 3 })).toBe(
      'Deploy bike v2 to 3 sites',
    );
    expect(
      title({ kind: 'deploy', model: { name: 'bike' } }, { sites: 1 }),
    ).toBe('Deploy bike to 1 site');
    expect(title({ kind: 'update', model }, { sites: 2 })).toBe(
      'Update bike to v2 on 2 sites',
    );
  });

  it('names the ring that moves', () => {
    expect(title({ kind: 'update', model }, { sites: 512, ring: 'r1' })).toBe(
      'Move ring r1 of bike to v2 (512 sites)',
    );
  });

  it.each([
    ['stop', { sites: 2 }, 'Stop bike on 2 sites'],
    ['stop', { sites: 512, ring: 'r1' }, 'Stop ring r1 of bike (512 sites)'],
    ['start', { sites: 1 }, 'Start bike on 1 site'],
  ])('says what a %s is for: %j', (kind, plan, expected) => {
    expect(title({ kind, model: { name: 'bike' } }, plan)).toBe(expected);
  });

  it('says each other wish in its own words', () => {
    const bike = { name: 'bike' };
    expect(
      title({ kind: 'update', model: bike, toRing: 'r2' }, { sites: 4 }),
    ).toBe('Move bike on 4 sites to ring r2');
    expect(title({ kind: 'rollback', model }, { sites: 3, ring: 'r1' })).toBe(
      'Roll ring r1 of bike back to v2 (3 sites)',
    );
    expect(
      title(
        { kind: 'canary', model, canary: { trafficPercent: 10 } },
        { sites: 1 },
      ),
    ).toBe('Try v2 on 10 % of bike on 1 site');
    expect(
      title({ kind: 'promote', model: bike }, { sites: 3, ring: 'r1' }),
    ).toBe('Promote the canary of ring r1 of bike (3 sites)');
    expect(title({ kind: 'abort', model: bike }, { sites: 1 })).toBe(
      'Abort the canary of bike on 1 site',
    );
    expect(
      title({ kind: 'retire', model: bike, step: 'files' }, { sites: 0 }),
    ).toBe('Remove the files of bike');
    // Models that share an Application leave it where it is.
    expect(title({ kind: 'retire', model: bike }, { sites: 2 })).toBe(
      'Retire bike from 2 sites',
    );
  });
});
