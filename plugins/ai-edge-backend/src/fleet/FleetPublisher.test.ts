import { mockServices } from '@backstage/backend-test-utils';
import { waitUntil } from '../__testUtils__/waitUntil';
import type { FleetChange } from './Fleet';
import { FleetPublisher } from './FleetPublisher';

describe('FleetPublisher', () => {
  const fleet = (revision: number) => {
    let listener: ((change: FleetChange) => void) | undefined;
    return {
      revision,
      onChange: (added: (change: FleetChange) => void) => {
        listener = added;
        return () => undefined;
      },
      change: (change: FleetChange) => listener?.(change),
    };
  };

  it('says what changed in one event, and in a signal that names nothing', async () => {
    const events = mockServices.events.mock();
    const signals = { publish: jest.fn() };
    const changing = fleet(7);
    const publisher = FleetPublisher.create({
      fleet: changing,
      events,
      signals,
      logger: mockServices.logger.mock(),
    });
    changing.change({ kinds: ['site'], refs: ['core/oslo'] });
    changing.change({ kinds: ['deployment', 'site'], refs: ['core/oslo'] });
    publisher.notify({ kinds: ['proposal'], refs: [] });
    await waitUntil(() => signals.publish.mock.calls.length > 0);
    expect(events.publish.mock.calls).toEqual([
      [
        {
          topic: 'ai-edge.fleet',
          eventPayload: {
            kinds: ['deployment', 'proposal', 'site'],
            refs: ['core/oslo'],
            overflow: false,
          },
        },
      ],
    ]);
    expect(signals.publish.mock.calls).toEqual([
      [
        {
          recipients: { type: 'broadcast' },
          channel: 'ai-edge:fleet',
          message: { kinds: ['deployment', 'proposal', 'site'], revision: 7 },
        },
      ],
    ]);
  });

  it('cuts a long list of names and says that it did', async () => {
    const events = mockServices.events.mock();
    const changing = fleet(1);
    FleetPublisher.create({
      fleet: changing,
      events,
      signals: { publish: async () => undefined },
      logger: mockServices.logger.mock(),
    });
    const refs = Array.from({ length: 501 }, (_, index) => `core/s${index}`);
    changing.change({ kinds: ['site'], refs });
    await waitUntil(() => events.publish.mock.calls.length > 0);
    const [[{ eventPayload }]] = events.publish.mock.calls as any;
    expect(eventPayload.refs).toHaveLength(500);
    expect(eventPayload.overflow).toBe(true);
  });

  it('logs what could not be announced', async () => {
    const logger = mockServices.logger.mock();
    const changing = fleet(1);
    FleetPublisher.create({
      fleet: changing,
      events: mockServices.events.mock({
        publish: async () => {
          throw new Error('no bus');
        },
      }),
      signals: { publish: async () => undefined },
      logger,
    });
    changing.change({ kinds: ['site'], refs: [] });
    await waitUntil(() => logger.warn.mock.calls.length > 0);
    expect(logger.warn).toHaveBeenCalledWith(
      'A change was not announced: no bus',
    );
  });
});
