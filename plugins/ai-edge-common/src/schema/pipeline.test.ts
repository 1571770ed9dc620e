import { parseInput } from './parse';
import { startPipelineRunSchema } from './pipeline';
import { pipelineRunRefSchema } from './refs';

it.each(['..', '.', 'a/b', 'run,tekton.dev/pipeline=other', 'Run'])(
  'takes %j for no run',
  name => {
    const ref = { hub: 'core', namespace: 'ml', name };
    expect(() => parseInput(pipelineRunRefSchema, ref, 'ref')).toThrow(
      'name: must be an RFC 1123 name',
    );
  },
);

it('bounds what can be started', () => {
  const run = {
    hub: 'core',
    namespace: 'ml',
    pipeline: 'git-fetch',
    params: { a: 'b', c: ['d'], e: { f: 'g' } },
    timeout: '1h0m0s',
    idempotencyKey: 'k',
  };
  expect(parseInput(startPipelineRunSchema, run)).toEqual(run);
  expect(() =>
    parseInput(startPipelineRunSchema, { ...run, timeout: '1 hour' }),
  ).toThrow('timeout: must be a duration such as 1h0m0s');
  expect(() =>
    parseInput(startPipelineRunSchema, { ...run, namespace: 'a/b' }),
  ).toThrow('namespace: must be an RFC 1123 label');
});
