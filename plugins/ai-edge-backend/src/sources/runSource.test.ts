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
});
