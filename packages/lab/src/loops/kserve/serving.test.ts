import type { KubeObject } from '../../kube/types';
import { fastLab } from '../__testUtils__/fastLab';
import { acceleratorsOf, defaultModeOf, modeOf, templateOf } from './serving';

const service = (spec: object, mode?: string): KubeObject => ({
  apiVersion: 'serving.kserve.io/v1beta1',
  kind: 'InferenceService',
  metadata: {
    name: 'm',
    annotations: mode ? { 'serving.kserve.io/deploymentMode': mode } : {},
  },
  spec: { predictor: spec },
});

describe('serving', () => {
  it.each([
    [undefined, undefined, 'Standard'],
    [undefined, 'Knative', 'Knative'],
    ['Serverless', 'Standard', 'Knative'],
    ['RawDeployment', 'Knative', 'Standard'],
  ])('annotation %p on a site of %p serves %s', (annotation, site, mode) => {
    expect(modeOf(service({}, annotation), site)).toBe(mode);
  });

  it('stays in the mode that it runs in', () => {
    const running = service({}, 'Knative');
    running.status = { deploymentMode: 'Standard' };
    expect(modeOf(running)).toBe('Standard');
  });

  it("reads the site's default", () => {
    const { lab } = fastLab();
    const of = (site: string) => defaultModeOf(lab.site('core', site)!.store);
    expect(of('hospital-vienna-01')).toBe('Knative');
    expect(of('plant-lyon-01')).toBe('Standard');
  });

  it('counts accelerators, not cpu and memory', () => {
    expect(
      acceleratorsOf(
        service({
          model: {
            resources: {
              requests: { cpu: '1' },
              limits: { 'nvidia.com/gpu': '2', memory: '1Gi' },
            },
          },
        }),
      ),
    ).toEqual({ 'nvidia.com/gpu': 2 });
  });

  it('makes no new pods for traffic and replicas', () => {
    const model = { storageUri: 's3://a' };
    expect(templateOf(service({ model, canaryTrafficPercent: 5 }))).toBe(
      templateOf(service({ model, minReplicas: 3 })),
    );
    expect(templateOf(service({ model }))).not.toBe(
      templateOf(service({ model: { storageUri: 's3://b' } })),
    );
  });
});
