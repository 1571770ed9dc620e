import { mockServices } from '@backstage/backend-test-utils';
import { SourceReporter } from './SourceReporter';

describe('SourceReporter', () => {
  function create() {
    const report = jest.fn();
    const logger = mockServices.logger.mock();
    const reporter = SourceReporter.create({
      source: { id: 'git:models', kind: 'git' },
      logger,
      report,
    });
    return { reporter, report, logger };
  }

  it('fails before it has ever answered, and goes stale afterwards', () => {
    const { reporter, report } = create();
    reporter.starting();
    expect(report).toHaveBeenLastCalledWith({
      id: 'git:models',
      kind: 'git',
      state: 'starting',
    });
    reporter.failed(new Error('away'));
    expect(reporter.status).toMatchObject({ state: 'failed', message: 'away' });
    reporter.ok('2026-01-01T00:00:00.000Z');
    expect(reporter.status).toMatchObject({ state: 'ok' });
    expect(reporter.status).not.toHaveProperty('message');
    reporter.failed(new Error('away again'));
    expect(reporter.status).toMatchObject({
      state: 'stale',
      asOf: '2026-01-01T00:00:00.000Z',
    });
  });

  it('remembers since when, and warns once for a reason', () => {
    const { reporter, logger } = create();
    reporter.failed(new Error('away'));
    const { since } = reporter.status;
    reporter.failed(new Error('away'));
    expect(reporter.status.since).toBe(since);
    expect(logger.warn).toHaveBeenCalledTimes(1);
  });
});
