import type { DeploymentDetail } from '@ai-edge/backstage-plugin-ai-edge-common';
import { shownDeployment } from './shownDeployment';

const detail = (part: Partial<DeploymentDetail>): DeploymentDetail => ({
  ref: {
    hub: 'core',
    site: 'oslo',
    namespace: 'bike',
    kind: 'InferenceService',
    name: 'bike',
  },
  model: { name: 'bike' },
  mode: 'Standard',
  state: 'ready',
  labels: {},
  asOf: '2026-11-20T10:00:00.000Z',
  source: 'kserve',
  conditions: [],
  live: false,
  ...part,
});

describe('shownDeployment', () => {
  it('is as last seen when its hub is silent and the site was not read', () => {
    expect(shownDeployment(detail({}), { isSilent: true })).toMatchObject({
      remembered: true,
      isHubSilent: true,
      isSiteSilent: false,
    });
  });

  it('keeps the state that the site itself said just now', () => {
    expect(
      shownDeployment(detail({ live: true }), { isSilent: true }),
    ).toMatchObject({
      remembered: false,
      isHubSilent: true,
    });
  });

  it('tells a silent site from a silent hub', () => {
    expect(
      shownDeployment(detail({ remembered: true }), { isSilent: false }),
    ).toMatchObject({
      remembered: true,
      isHubSilent: false,
      isSiteSilent: true,
    });
  });
});
