import type { ModelDeployment } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { CheckFacts } from './Check';
import { checkRegistration } from './checkRegistration';

function row(
  model: string,
  standing: NonNullable<ModelDeployment['standing']>['state'],
  state?: ModelDeployment['state'],
): ModelDeployment {
  return {
    ref: {
      hub: 'core',
      site: 'edge-1',
      namespace: model,
      kind: 'InferenceService',
      name: model,
    },
    model: { name: model },
    mode: 'Standard',
    standing: { state: standing, text: '' },
    ...(state && { state }),
    labels: {},
    asOf: '2026-11-20T10:00:00.000Z',
    source: 'git:models',
  };
}

function check(deployments: ModelDeployment[], more?: Partial<CheckFacts>) {
  const hub = { unverified: false, role: 'active' } as const;
  const has = { clusterProxy: false, metrics: false };
  return checkRegistration({
    hubs: ['core', 'west'].map(name => ({ name, has, ...hub })),
    sources: [],
    sites: [],
    readable: () => true,
    conditions: () => [],
    now: 0,
    deployments,
    readableDeployment: () => true,
    ...more,
  });
}

describe('checkRegistration', () => {
  it('is content with what the hub has taken up, and silent where Git wants nothing', () => {
    expect(
      check([row('bike', 'in-step', 'ready'), row('own', 'unmanaged')]),
    ).toMatchObject([{ id: 'registration-applied:core', state: 'ok' }]);
    expect(check([row('own', 'unmanaged')])).toEqual([]);
  });

  it('does not know while no Application has been read', () => {
    expect(check([row('bike', 'unknown')])).toMatchObject([
      { id: 'registration-applied:core', state: 'unknown' },
    ]);
  });

  it('tells what was merged and nobody applies', () => {
    const rows = [row('bike', 'not-registered'), row('iris', 'in-step')];
    expect(check(rows)).toMatchObject([
      {
        id: 'registration-applied:core',
        state: 'warn',
        title: expect.stringMatching(/^1 deployment is merged/),
        detail: 'Models: bike.',
      },
    ]);
  });

  it('tells what the hub has withdrawn from what was never there', () => {
    const rows = [row('bike', 'not-registered', 'leaving')];
    expect(check(rows).map(({ id, state }) => [id, state])).toEqual([
      ['registration-applied:core', 'ok'],
      ['hub-withdrew:core', 'fail'],
    ]);
  });

  it('counts, and does not name, what the caller may not read', () => {
    const [finding] = check([row('bike', 'not-registered')], {
      readableDeployment: () => false,
    });
    expect(finding.title).toMatch(/^1 deployment is merged/);
    expect(JSON.stringify(finding)).not.toContain('bike');
  });
});
