import type {
  ModelDeployment,
  Site,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import { HubError } from '../hubs';
import type { MetricStore } from '../sources/thanos/MetricStore';
import { DeploymentMetrics } from './DeploymentMetrics';

const NOW = Date.parse('2026-11-20T10:00:00Z');
const END = NOW / 1000;

const bike: ModelDeployment = {
  ref: {
    hub: 'core',
    site: 'oslo',
    namespace: 'bike',
    kind: 'InferenceService',
    name: 'bike',
  },
  model: { name: 'bike' },
  mode: 'Standard',
  runtime: 'kserve-ovms',
  labels: {},
  asOf: '2026-11-20T10:00:00.000Z',
  source: 'x',
};

function setUp(
  store: Partial<jest.Mocked<MetricStore>>,
  availability: Site['availability']['state'] = 'available',
) {
  const asked = {
    intervalSeconds: 300,
    queryRange: jest.fn().mockResolvedValue({ series: [], warnings: [] }),
    present: jest.fn().mockResolvedValue({ present: false, warnings: [] }),
    ...store,
  };
  const metrics = DeploymentMetrics.create({
    fleet: {
      site: () =>
        ({
          availability: { state: availability },
          lastContact: '2026-11-20T03:07:00.000Z',
        } as Site),
    },
    stores: new Map([['core', asked]]),
    now: () => NOW,
  });
  return { metrics, asked };
}

const answered = (points: [number, number][], warnings: string[] = []) => ({
  queryRange: jest.fn().mockResolvedValue({
    series: [{ labels: { cluster: 'oslo' }, points }],
    warnings,
  }),
});

describe('DeploymentMetrics', () => {
  it('fills every panel with one query each and leaves gaps open', async () => {
    const { metrics, asked } = setUp(
      answered([
        [END - 600, 1],
        [END, 3],
      ]),
    );
    const panels = await metrics.read(bike, { range: '1h' });
    expect(panels.map(({ panel }) => panel)).toEqual([
      'requests',
      'latency',
      'errors',
    ]);
    const [{ series, asOf, reason }] = panels;
    expect(reason).toBeUndefined();
    expect(asOf).toBe('2026-11-20T10:00:00.000Z');
    expect(series[0].points).toHaveLength(13);
    expect(series[0].points.slice(-3)).toEqual([
      [END - 600, 1],
      [END - 300],
      [END, 3],
    ]);
    expect(asked.queryRange).toHaveBeenCalledTimes(3);
    expect(asked.present).not.toHaveBeenCalled();
  });

  it('passes warnings on', async () => {
    const { metrics } = setUp(answered([[END, 1]], ['store x: timeout']));
    const [panel] = await metrics.read(bike, {
      panel: 'requests',
      range: '1h',
    });
    expect(panel.warnings).toEqual(['store x: timeout']);
  });

  it.each<
    [
      string,
      Partial<jest.Mocked<MetricStore>>,
      Site['availability']['state'],
      string,
    ]
  >([
    [
      'site-silent',
      {},
      'unknown',
      'No samples: the site has not reported since 2026-11-20 03:07 UTC.',
    ],
    [
      'not-collected',
      {},
      'available',
      "Hub core does not collect ovms_requests_success from this site, or the portal's account may not read it.",
    ],
    [
      'idle',
      { present: jest.fn().mockResolvedValue({ present: true, warnings: [] }) },
      'available',
      'No requests in this period.',
    ],
    [
      'not-permitted',
      {
        queryRange: jest
          .fn()
          .mockRejectedValue(
            new HubError('no', { hub: 'core', kind: 'forbidden' }),
          ),
      },
      'available',
      "The portal's account may not read metrics of hub core.",
    ],
    [
      'failed',
      {
        queryRange: jest.fn().mockRejectedValue(
          new HubError('Hub core, metrics did not answer in time', {
            hub: 'core',
            kind: 'timeout',
          }),
        ),
      },
      'available',
      'Hub core, metrics did not answer in time.',
    ],
  ])('says %s', async (reason, store, availability, message) => {
    const { metrics, asked } = setUp(store, availability);
    const panels = await metrics.read(bike, { range: '1h' });
    expect(panels).toHaveLength(3);
    for (const panel of panels) {
      expect(panel).toMatchObject({ series: [], reason, message });
    }
    const queries =
      asked.queryRange.mock.calls.length + asked.present.mock.calls.length;
    expect(queries).toBeLessThanOrEqual(6);
  });

  it('says that a server does not count errors, without asking', async () => {
    const { metrics, asked } = setUp({});
    const [panel] = await metrics.read(
      { ...bike, runtime: 'kserve-sklearnserver' },
      { panel: 'errors', range: '1h' },
    );
    expect(panel).toMatchObject({
      reason: 'not-collected',
      message: 'The model server of this deployment does not count this.',
    });
    expect(asked.queryRange).not.toHaveBeenCalled();
  });
});
