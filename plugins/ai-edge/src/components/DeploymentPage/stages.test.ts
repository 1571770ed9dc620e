import {
  standingStates,
  type StandingState,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import { stages } from './stages';

const of = (state: StandingState, deployed = true) =>
  stages({
    standing: { state, text: '' },
    state: deployed ? 'ready' : undefined,
  });

describe('stages', () => {
  it('is done to the end only for what is in step', () => {
    for (const state of standingStates) {
      const { merged, onSite } = of(state);
      const isAllDone = [merged, onSite].every(s => s === 'done');
      expect([state, isAllDone]).toEqual([state, state === 'in-step']);
    }
  });

  it('claims nothing for a site that does not report', () => {
    expect(of('not-reporting').onSite).toBe('not-known');
    const inStep = { state: 'in-step', text: '' } as const;
    expect(
      stages({ standing: inStep, state: 'ready', remembered: true }),
    ).toEqual({ proposed: 'not-known', merged: 'done', onSite: 'not-known' });
  });

  it('shows the gap of what is merged and not there yet', () => {
    expect(of('behind', false)).toEqual({
      proposed: 'not-known',
      merged: 'done',
      onSite: 'gap',
    });
  });

  it('claims a proposal only when one is known', () => {
    const standing = { state: 'in-step', text: '' } as const;
    expect(stages({ standing, state: 'ready' }).proposed).toBe('not-known');
    const proposalUrl = 'https://forge.example.com/pulls/1';
    expect(
      stages({ standing: { ...standing, proposalUrl }, state: 'ready' })
        .proposed,
    ).toBe('done');
  });

  it('does not say that something by hand was merged', () => {
    expect(of('unmanaged').merged).toBe('ahead');
  });
});
