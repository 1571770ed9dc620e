import type { SourceStatus } from '@ai-edge/backstage-plugin-ai-edge-common';
import { before } from '../../__testUtils__/fixtureSites';
import { renderAt } from '../../__testUtils__/renderAt';
import { SourceAlerts } from './SourceAlerts';

const hub = (part: Partial<SourceStatus>): SourceStatus => ({
  id: 'acm:core',
  kind: 'acm',
  hub: 'core',
  state: 'failed',
  ...part,
});
const text = (
  source: SourceStatus,
  sitesOfHub?: Map<string, number>,
  complete = true,
) =>
  renderAt(
    <SourceAlerts
      sources={[source]}
      complete={complete}
      sitesOfHub={sitesOfHub}
    />,
  ).container.textContent;

describe('SourceAlerts', () => {
  it('says that none of a hub is known when it never answered', () => {
    expect(
      text(hub({ since: before(120_000), message: 'ECONNREFUSED' }), new Map()),
    ).toMatch(
      /^Hub core has not answered since .*\(2 min\)\. None of its sites is known yet\.ECONNREFUSED$/,
    );
  });

  it('counts no sites where none were counted', () => {
    expect(text(hub({ asOf: before(120_000) }))).toMatch(
      /Its sites are shown as last seen\.$/,
    );
    expect(text(hub({ state: 'starting' }), undefined, false)).toBe(
      'Reading hub core for the first time.',
    );
  });

  it('makes up no time', () => {
    expect(text(hub({}))).toBe('Hub core does not answer.');
    expect(text(hub({ kind: 'git', hub: undefined }))).toBe(
      'Source acm:core does not answer.',
    );
  });
});
