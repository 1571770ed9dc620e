import { mockServices } from '@backstage/backend-test-utils';
import type { TektonNamespace } from './TektonNamespace';
import { TektonSource } from './TektonSource';
import type { TektonPipelineRun } from './tektonTypes';

function run(name: string, resourceVersion: string): TektonPipelineRun {
  return {
    metadata: { name, namespace: 'builds', uid: name, resourceVersion },
    spec: { pipelineRef: { name: 's3-fetch' } },
  };
}

describe('TektonSource', () => {
  function create() {
    const tekton = {
      pipelines: jest.fn(async () => []),
      pipelineRuns: jest.fn(async () => [run('one', '1')]),
    };
    const changed = jest.fn();
    const source = TektonSource.create({
      hub: 'core',
      namespace: 'builds',
      tekton: tekton as unknown as TektonNamespace,
      intervalMs: 1000,
      logger: mockServices.logger.mock(),
      report: jest.fn(),
      changed,
    });
    return { source, tekton, changed };
  }

  it('says that something has changed only when it has', async () => {
    const { source, tekton, changed } = create();
    await source.refresh();
    await source.refresh();
    expect(changed).toHaveBeenCalledTimes(1);
    tekton.pipelineRuns.mockResolvedValue([run('one', '2')]);
    await source.refresh();
    expect(changed).toHaveBeenCalledTimes(2);
  });

  it('keeps what it read when the hub is away, with the time it was true', async () => {
    const { source, tekton } = create();
    await source.refresh();
    const { asOf } = source.status;
    tekton.pipelineRuns.mockRejectedValue(new Error('Hub core is away'));
    await source.refresh();
    expect(source.status).toMatchObject({
      id: 'tekton:core/builds',
      state: 'stale',
      message: 'Hub core is away',
      asOf,
    });
    expect(source.runs()).toEqual([
      expect.objectContaining({
        ref: { hub: 'core', namespace: 'builds', name: 'one' },
        asOf,
      }),
    ]);
  });

  it('shares one reading between those who ask at once', async () => {
    const { source, tekton } = create();
    await Promise.all([source.refresh(), source.refresh()]);
    expect(tekton.pipelineRuns).toHaveBeenCalledTimes(1);
  });
});
