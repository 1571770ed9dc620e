import { fastLab } from '../../loops/__testUtils__/fastLab';
import { kinds } from '../../loops/kinds';
import { scrapedUntil, workloadsOf } from './workloads';

describe('workloadsOf', () => {
  const { lab } = fastLab();
  const site = lab.site('core', 'plant-lyon-01')!;
  const started = Date.parse('2026-01-10T00:00:00Z') / 1000;
  const service = (
    name: string,
    format: string,
    ready: string,
    at: string,
  ) => ({
    apiVersion: 'serving.kserve.io/v1beta1',
    kind: 'InferenceService',
    metadata: { name, namespace: 'default', creationTimestamp: at },
    spec: { predictor: { model: { modelFormat: { name: format } } } },
    status: {
      conditions: [{ type: 'Ready', status: ready, lastTransitionTime: at }],
    },
  });

  it('has ready servers only, with a past for those that were there first', () => {
    site.store.load([
      service('old', 'onnx', 'True', '2026-01-10T00:00:00Z'),
      service('new', 'sklearn', 'True', '2026-01-10T01:00:00Z'),
      service('llm', 'huggingface', 'True', '2026-01-10T01:00:00Z'),
      service('bad', 'onnx', 'False', '2026-01-10T00:00:00Z'),
    ]);
    const found = workloadsOf(lab, site, started);
    expect(
      found.map(({ model, family, since }) => [model, family, since - started]),
    ).toEqual([
      ['llm', 'kserve', 3600],
      ['new', 'mlserver', 3600],
      ['old', 'ovms', -14 * 86_400],
    ]);
    expect(found[2].pod).toMatch(/^old-predictor-/);
  });

  it('takes labelled Deployments for model servers, and no others', () => {
    const other = lab.site('core', 'tower-munich-0001')!;
    for (const labels of [
      { 'model-name': 'tensorflow-housing' } as Record<string, string>,
      {},
    ]) {
      const name = `d${Object.keys(labels).length}`;
      other.store.create({
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: { name, namespace: 'default', labels },
        spec: { selector: {}, template: {} },
      });
      other.store.mutate(
        { ...kinds.deployment, namespace: 'default', name },
        d => {
          d.status = {
            conditions: [
              {
                type: 'Available',
                status: 'True',
                lastTransitionTime: '2026-01-10T00:00:00Z',
              },
            ],
          };
        },
      );
    }
    expect(workloadsOf(lab, other, started)).toMatchObject([
      { model: 'tensorflow-housing', family: 'ovms', deployment: 'd1' },
    ]);
  });

  it('ends the series of a dark site at its last contact', () => {
    expect(scrapedUntil(lab, site)).toBe(Infinity);
    const dark = scrapedUntil(lab, lab.site('core', 'store-boston-0102')!);
    expect(dark).toBeLessThan(Date.now() / 1000 - 3600);
    expect(dark).toBeGreaterThan(0);
    expect(scrapedUntil(lab, lab.site('core', 'store-toronto-0103')!)).toBe(0);
  });
});
