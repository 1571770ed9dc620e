import { mockServices } from '@backstage/backend-test-utils';
import { RecordingSink } from '../__testUtils__/RecordingSink';
import { waitUntil } from '../__testUtils__/waitUntil';
import { runSource } from './runSource';

describe('runSource', () => {
  it('says that a source broke instead of ending the process', async () => {
    const sink = new RecordingSink();
    const logger = mockServices.logger.mock();
    const controller = new AbortController();
    const running = runSource({
      source: {
        id: 'search:core',
        kind: 'search',
        authority: 20,
        start: async () => {
          throw new Error('unexpected answer');
        },
      },
      sink,
      signal: controller.signal,
      logger,
    });
    await waitUntil(() => sink.states.length > 0);
    expect(sink.last).toEqual({
      state: 'failed',
      message: 'unexpected answer',
    });
    expect(logger.error).toHaveBeenCalledTimes(1);
    controller.abort();
    await running;
  });

  it('ends what a source that broke has still under way', async () => {
    const signals: AbortSignal[] = [];
    const controller = new AbortController();
    const running = runSource({
      source: {
        id: 'acm:core',
        kind: 'acm',
        authority: 60,
        start: async (_sink, signal) => {
          signals.push(signal);
          await Promise.all([
            Promise.reject(new Error('one of two watches broke')),
            new Promise(resolve => {
              signal.addEventListener('abort', resolve);
            }),
          ]);
        },
      },
      sink: new RecordingSink(),
      signal: controller.signal,
      logger: mockServices.logger.mock(),
    });
    await waitUntil(() => signals[0]?.aborted);
    expect(controller.signal.aborted).toBe(false);
    controller.abort();
    await running;
  });
});
