import { pipelineRunSchema } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { TektonPipelineRun } from './tektonTypes';
import { toPipelineRun } from './toPipelineRun';

const asOf = '2026-01-02T00:00:00.000Z';

function run(status?: TektonPipelineRun['status']): TektonPipelineRun {
  return {
    metadata: {
      name: 'run-1',
      namespace: 'builds',
      creationTimestamp: '2026-01-01T00:00:00Z',
    },
    spec: {
      pipelineRef: { name: 's3-fetch' },
      params: [{ name: 'tags', value: ['a', 'b'] }],
    },
    status,
  };
}

describe('toPipelineRun', () => {
  it('gives results, and tasks in the order of the pipeline', () => {
    const shown = toPipelineRun(
      'core',
      run({
        conditions: [
          {
            type: 'Succeeded',
            status: 'False',
            reason: 'Failed',
            message: 'Tasks Completed: 1',
          },
        ],
        completionTime: '2026-01-01T00:05:00Z',
        results: [
          { name: 'image-digest-reference', value: 'quay.io/a@sha256:1' },
        ],
        pipelineSpec: {
          tasks: [{ name: 'fetch' }, { name: 'move' }, { name: 'build' }],
          finally: [{ name: 'clean' }],
        },
        skippedTasks: [
          { name: 'move', reason: 'When Expressions evaluated to false' },
        ],
      }),
      {
        asOf,
        taskRuns: [
          {
            metadata: {
              name: 'run-1-build',
              labels: { 'tekton.dev/pipelineTask': 'build' },
            },
            status: {
              conditions: [
                {
                  type: 'Succeeded',
                  status: 'False',
                  reason: 'Failed',
                  message: 'step buildah exited with 1',
                },
              ],
            },
          },
        ],
      },
    );
    expect(pipelineRunSchema.parse(shown)).toMatchObject({
      ref: { hub: 'core', namespace: 'builds', name: 'run-1' },
      status: 'failed',
      message: 'Tasks Completed: 1',
      startedAt: '2026-01-01T00:00:00.000Z',
      completedAt: '2026-01-01T00:05:00.000Z',
      params: { tags: ['a', 'b'] },
      results: { 'image-digest-reference': 'quay.io/a@sha256:1' },
    });
    expect(shown.tasks.map(({ name, status }) => [name, status])).toEqual([
      ['fetch', 'pending'],
      ['move', 'skipped'],
      ['build', 'failed'],
      ['clean', 'pending'],
    ]);
    expect(shown.tasks[2].message).toBe('step buildah exited with 1');
  });

  it('says nothing about tasks that it was not told', () => {
    expect(toPipelineRun('core', run(), { asOf })).toMatchObject({
      status: 'pending',
      tasks: [],
      results: {},
    });
  });
});
