import { hubResourceTypes, siteResourceTypes } from '../resourceTypes';
import type { KubeObject } from '../types';

const types = [...hubResourceTypes, ...siteResourceTypes];

/** The fields that a kind complains about. */
function complaints(kind: string, body: object, previous?: KubeObject) {
  const type = types.find(candidate => candidate.kind === kind)!;
  const object = {
    apiVersion: 'x/v1',
    kind,
    metadata: { name: 'a' },
    ...body,
  };
  type.defaults?.(object);
  return (type.validate?.(object, previous) ?? []).map(error => error.field);
}

describe('rules of the kinds', () => {
  it.each([
    ['Application', {}, ['spec', 'spec.destination', 'spec.project']],
    [
      'ApplicationSet',
      { spec: { generators: {} } },
      ['spec.template', 'spec.generators'],
    ],
    [
      'Policy',
      { spec: { disabled: 'no', 'policy-templates': [] } },
      ['spec.disabled'],
    ],
    ['Placement', {}, ['spec']],
    [
      'ManagedClusterSetBinding',
      { spec: { clusterSet: 'b' } },
      ['spec.clusterSet'],
    ],
    [
      'ManagedCluster',
      { spec: { hubAcceptsClient: 'yes' } },
      ['spec.hubAcceptsClient'],
    ],
    ['ManagedCluster', {}, []],
    ['InferenceService', { spec: {} }, ['spec.predictor']],
    ['InferenceService', { spec: { predictor: [] } }, ['spec.predictor']],
    ['ServingRuntime', { spec: { containers: {} } }, ['spec.containers']],
    [
      'Deployment',
      { spec: { replicas: 'two', selector: {}, template: {} } },
      ['spec.replicas'],
    ],
    ['CronJob', { spec: { schedule: '* * * * *' } }, ['spec.jobTemplate']],
    [
      'PipelineRun',
      { spec: { pipelineRef: {}, pipelineSpec: {} } },
      ['spec.pipelineRef, spec.pipelineSpec'],
    ],
    [
      'PipelineRun',
      {
        spec: {
          pipelineRef: {},
          workspaces: [
            { name: 'one', secret: {} },
            { name: 'two', secret: {}, emptyDir: {} },
          ],
        },
      },
      ['spec.workspaces[1].emptyDir, spec.workspaces[1].secret'],
    ],
    [
      'PipelineRun',
      {
        spec: { pipelineRef: {}, workspaces: [{ name: 'x', hostPath: '/' }] },
      },
      [expect.stringContaining('spec.workspaces[0].configMap, ')],
    ],
    ['TaskRun', { spec: { taskRef: { name: 'x' } } }, []],
  ])('%s %j: %j', (kind, body, fields) => {
    expect(complaints(kind, body)).toEqual(fields);
  });

  it('turns stringData of a Secret into data', () => {
    const type = types.find(candidate => candidate.kind === 'Secret')!;
    const secret: KubeObject = {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'a' },
      stringData: { key: 'value' },
    };
    type.defaults!(secret);
    expect(secret).toMatchObject({
      type: 'Opaque',
      data: { key: 'dmFsdWU=' },
    });
    expect(secret.stringData).toBeUndefined();
  });
});
