import type { KubeObject } from '../../kube/types';
import { paramsOf, validateRun } from './validateRun';

const run = (params: object = {}, workspaces: string[] = []): KubeObject => ({
  apiVersion: 'tekton.dev/v1',
  kind: 'PipelineRun',
  metadata: { name: 'r', namespace: 'ns', uid: 'u1' },
  spec: {
    pipelineRef: { name: 'p' },
    params: Object.entries(params).map(([name, value]) => ({ name, value })),
    workspaces: workspaces.map(name => ({ name, emptyDir: {} })),
  },
});
const pipeline = {
  params: [
    { name: 'a' },
    { name: 'b', default: '$(params.a)-$(context.pipelineRun.uid)' },
    {
      name: 'l',
      type: 'array',
      default: ['$(context.pipelineRun.namespace)/$(params.b)'],
    },
  ],
  workspaces: [{ name: 'w' }, { name: 'o', optional: true }],
};

describe('validateRun', () => {
  it('takes a complete run', () => {
    expect(validateRun(run({ a: '1' }, ['w']), pipeline)).toBeUndefined();
  });

  it.each([
    [run({}, ['w']), 'ParameterMissing', '[a]'],
    [run({ a: ['1'] }, ['w']), 'ParameterTypeMismatch', '[a]'],
    [run({ a: '1', l: 'x' }, ['w']), 'ParameterTypeMismatch', '[l]'],
    [run({ a: '1' }), 'InvalidWorkspaceBindings', '"w"'],
  ])('refuses %#: %s', (given, reason, mention) => {
    const problem = validateRun(given, pipeline);
    expect(problem?.reason).toBe(reason);
    expect(problem?.message).toContain(mention);
  });
});

describe('paramsOf', () => {
  it('fills in defaults, context and other parameters', () => {
    expect(paramsOf(run({ a: '1' }), pipeline)).toEqual({
      a: '1',
      b: '1-u1',
      l: ['ns/1-u1'],
    });
  });

  it('leaves out what the pipeline does not know', () => {
    expect(paramsOf(run({ a: '1', z: '9' }), pipeline)).not.toHaveProperty('z');
  });
});
