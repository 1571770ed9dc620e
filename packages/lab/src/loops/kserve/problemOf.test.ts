import type { KubeObject } from '../../kube/types';
import { fastLab } from '../__testUtils__/fastLab';
import { problemOf } from './problemOf';

describe('problemOf', () => {
  const { lab } = fastLab();
  const service = (model: object): KubeObject => ({
    apiVersion: 'serving.kserve.io/v1beta1',
    kind: 'InferenceService',
    metadata: { name: 'bike', namespace: 'default' },
    spec: { predictor: { model } },
  });
  const onnx = { modelFormat: { name: 'onnx' }, storageUri: 's3://b/bike' };
  const gpu = (count: string) => ({
    ...onnx,
    resources: { limits: { 'nvidia.com/gpu': count, cpu: '1' } },
  });
  const kindOn = (site: string, model: object) =>
    problemOf(lab, lab.site('core', site)!, service(model))?.kind;

  it.each([
    ['plant-lyon-01', onnx, undefined],
    ['plant-lyon-01', gpu('2'), undefined],
    ['plant-lyon-01', gpu('3'), 'unschedulable'],
    ['plant-torino-02', gpu('1'), 'unschedulable'],
    ['plant-lyon-01', { modelFormat: { name: 'pickle' } }, 'no-runtime'],
    [
      'plant-lyon-01',
      { modelFormat: { name: 'pickle' }, runtime: 'my-own' },
      undefined,
    ],
    [
      'plant-lyon-01',
      { ...onnx, storageUri: 's3://broken/x' },
      'failed-to-load',
    ],
    [
      'plant-lyon-01',
      {
        modelFormat: { name: 'onnx' },
        storage: { key: 'k', path: 'broken/x' },
      },
      'failed-to-load',
    ],
  ])('on %s, %j: %p', (site, model, expected) => {
    expect(kindOn(site, model)).toBe(expected);
  });
});
