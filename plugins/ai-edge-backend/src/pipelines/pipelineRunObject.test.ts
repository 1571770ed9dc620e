import type {
  Pipeline,
  StartPipelineRun,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import { pipelineRunName, pipelineRunObject } from './pipelineRunObject';

const REQUEST: StartPipelineRun = {
  hub: 'core',
  namespace: 'builds',
  pipeline: 'train',
  params: {},
  idempotencyKey: 'k',
};

const PIPELINE: Pipeline = {
  hub: 'core',
  namespace: 'builds',
  name: 'train',
  params: [],
  workspaces: [{ name: 'data' }, { name: 'cache', optional: true }],
};

describe('pipelineRunName', () => {
  it('is the same for the same key and another for everything else', () => {
    const name = pipelineRunName(REQUEST);
    expect(pipelineRunName({ ...REQUEST, params: { a: 'b' } })).toBe(name);
    for (const change of [
      { hub: 'other' },
      { namespace: 'other' },
      { pipeline: 'other' },
      { idempotencyKey: 'other' },
    ]) {
      expect(pipelineRunName({ ...REQUEST, ...change })).not.toBe(name);
    }
  });

  it('leaves room for what Tekton adds, and is a name', () => {
    const pipeline = `${'a'.repeat(28)}-${'b'.repeat(30)}`;
    const name = pipelineRunName({ ...REQUEST, pipeline });
    expect(name.length).toBeLessThanOrEqual(40);
    expect(name).toMatch(/^a{28}-[0-9a-f]{10}$/);
  });
});

describe('pipelineRunObject', () => {
  const config = {
    hub: 'core',
    namespace: 'builds',
    serviceAccounts: [],
    secrets: [],
    workspaces: {},
  };
  const build = (change: Partial<StartPipelineRun>, workspaces = {}) =>
    pipelineRunObject({
      request: { ...REQUEST, ...change },
      pipeline: PIPELINE,
      config: { ...config, workspaces },
    });

  it('binds workspaces by the request, then by the configuration', () => {
    const bound = { data: { emptyDir: {} }, cache: { emptyDir: {} } };
    expect(build({}, bound).spec.workspaces).toEqual([
      { name: 'data', emptyDir: {} },
      { name: 'cache', emptyDir: {} },
    ]);
    const workspaces = { data: { configMap: { name: 'x' } } };
    expect(
      build({ workspaces }, { data: { emptyDir: {} } }).spec.workspaces,
    ).toEqual([{ name: 'data', configMap: { name: 'x' } }]);
  });

  it('lets no binding name another workspace', () => {
    const workspaces = { data: { name: 'cache', emptyDir: {} } };
    expect(build({}, workspaces).spec.workspaces).toEqual([
      { name: 'data', emptyDir: {} },
    ]);
  });

  it('leaves out what nobody said', () => {
    const { spec } = build({ workspaces: { data: { emptyDir: {} } } });
    expect(spec).toEqual({
      pipelineRef: { name: 'train' },
      params: [],
      workspaces: [{ name: 'data', emptyDir: {} }],
    });
  });
});
