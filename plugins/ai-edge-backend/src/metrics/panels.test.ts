import type { ModelDeployment } from '@ai-edge/backstage-plugin-ai-edge-common';
import { panelQuery, panels, presenceQuery } from './panels';

function deployment(
  runtime: string | undefined,
  kind = 'InferenceService',
): ModelDeployment {
  return {
    ref: {
      hub: 'core',
      site: 'oslo',
      namespace: 'shop',
      kind,
      name: 'bike.v1',
    },
    model: { name: 'bi"ke' },
    mode: 'Standard',
    runtime,
    labels: {},
    asOf: '2026-11-20T10:00:00.000Z',
    source: 'x',
  };
}
const query = (name: string, of: ModelDeployment) =>
  panelQuery(panels.find(({ panel }) => panel === name)!, of, '900s');

describe('panel queries', () => {
  it('count what OVMS counts, in its own units', () => {
    const ovms = deployment('kserve-ovms');
    const of = '{cluster="oslo",namespace="shop",name="bi\\"ke"}';
    expect(query('requests', ovms)).toBe(
      `(sum by (cluster) (rate(ovms_requests_success${of}[900s])) + (sum by (cluster) (rate(ovms_requests_fail${of}[900s])) or 0 * sum by (cluster) (rate(ovms_requests_success${of}[900s]))))`,
    );
    expect(query('latency', ovms)).toBe(
      `histogram_quantile(0.95, sum by (le, cluster) (rate(ovms_request_time_us_bucket${of}[900s]))) / 1000000`,
    );
    expect(query('errors', ovms)).toContain('> 0)');
  });

  it('choose the pods of servers that do not name the model', () => {
    const of =
      '{cluster="oslo",namespace="shop",pod=~"bike\\\\.v1-predictor-.*"}';
    expect(query('latency', deployment('mlserver-1.x'))).toContain(
      `rest_server_request_duration_seconds_bucket${of}`,
    );
    expect(query('requests', deployment('kserve-sklearnserver'))).toBe(
      `sum by (cluster) (rate(request_predict_seconds_count${of}[900s]))`,
    );
  });

  it('have no errors where the server counts none', () => {
    expect(query('errors', deployment('kserve-sklearnserver'))).toBeUndefined();
  });

  it('try every server when none is known, in one query', () => {
    const unknown = query('requests', deployment(undefined, 'Deployment'));
    expect(unknown?.split(' or ').length).toBeGreaterThan(2);
    expect(unknown).toContain('ovms_requests_success{cluster="oslo",name=');
    expect(unknown).toContain('pod=~"bike\\\\.v1-.*"');
    expect(presenceQuery(deployment('kserve-ovms'), '1h')).toBe(
      'count by (cluster) (present_over_time(ovms_requests_success{cluster="oslo",namespace="shop",name="bi\\"ke"}[1h]))',
    );
  });
});
