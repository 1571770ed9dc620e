import { HubError, type HubErrorKind } from './HubError';
import { SourceHealth } from './SourceHealth';

const failure = (kind: HubErrorKind) =>
  new HubError(`It is ${kind}`, { hub: 'core', kind });

describe('SourceHealth', () => {
  let said: [string, string | undefined][];
  let health: SourceHealth;
  let controller: AbortController;

  beforeEach(() => {
    said = [];
    controller = new AbortController();
    health = SourceHealth.create({
      sink: { state: (state, message) => said.push([state, message]) },
      connection: { lastHeard: 0 },
      signal: controller.signal,
    });
  });
  afterEach(() => controller.abort());

  it('is ok only once the main collection was read to its end', () => {
    health.mainAlive(false);
    expect(said).toEqual([]);
    health.mainAlive(true);
    expect(said).toEqual([['ok', undefined]]);
  });

  it('tells what was never read from what is no longer fresh', () => {
    health.mainFailed(failure('unreachable'));
    health.mainAlive(true);
    health.mainFailed(failure('timeout'));
    expect(said).toEqual([
      ['failed', 'It is unreachable.'],
      ['ok', undefined],
      ['stale', 'It is timeout.'],
    ]);
  });

  it('vouches for nothing while a part of the main collection is in doubt', () => {
    jest.useFakeTimers();
    const vouched = SourceHealth.create({
      sink: { state: state => said.push([state, undefined]) },
      connection: {
        get lastHeard() {
          return Date.now();
        },
      },
      signal: controller.signal,
    });
    vouched.mainAlive(true, 'one');
    jest.advanceTimersByTime(5_000);
    expect(said).toHaveLength(2);
    vouched.mainDoubted('one');
    jest.advanceTimersByTime(60_000);
    vouched.mainAlive(false, 'two');
    expect(said).toHaveLength(2);
    vouched.mainAlive(false, 'one');
    jest.advanceTimersByTime(5_000);
    expect(said).toHaveLength(4);
    jest.useRealTimers();
  });

  it.each<[HubErrorKind, string]>([
    [
      'forbidden',
      "Not shown: leases, which the portal's account may not read.",
    ],
    ['not-found', 'Not shown: leases, which the hub does not have.'],
    ['timeout', 'Not fresh: leases. It is timeout.'],
  ])('says of an optional collection that is %s', (kind, message) => {
    health.mainAlive(true);
    health.optional('leases', failure(kind));
    health.optional('leases', failure(kind));
    health.optional('leases', undefined);
    expect(said).toEqual([
      ['ok', undefined],
      ['ok', message],
      ['ok', undefined],
    ]);
  });
});
