import type { DeploymentRow } from '@ai-edge/backstage-plugin-ai-edge-common';
import { isRemembered, toDeploymentTableRow } from './deploymentRow';

const row: DeploymentRow = {
  ref: { hub: 'core', site: 's', namespace: '-', kind: 'App', name: 'a/b' },
  model: { name: 'a' },
  mode: 'Device',
  asOf: '2026-11-20T14:00:00.000Z',
  source: 'core',
};

describe('isRemembered', () => {
  it.each<[Parameters<typeof isRemembered>[0], boolean]>([
    [{ remembered: true, availability: 'available' }, true],
    [{ remembered: false, availability: 'unknown' }, false],
    [{ availability: 'unknown' }, true],
    [{ availability: 'available' }, false],
    [{}, false],
  ])('%j is %p', (facts, expected) => {
    expect(isRemembered(facts)).toBe(expected);
  });
});

describe('toDeploymentTableRow', () => {
  it('identifies the row by its ref', () => {
    expect(toDeploymentTableRow(row).id).toBe('core/s/-/App/a%2Fb');
  });

  it('remembers everything on a hub that does not answer, and only there', () => {
    const answered = '2026-11-20T13:00:00.000Z';
    const silent = new Map([['core', answered]]);
    expect(toDeploymentTableRow(row, silent)).toMatchObject({
      remembered: true,
      isHubSilent: true,
      hubSilentSince: answered,
    });
    expect(
      toDeploymentTableRow(
        { ...row, ref: { ...row.ref, hub: 'west' }, remembered: false },
        silent,
      ).remembered,
    ).toBe(false);
  });
});
