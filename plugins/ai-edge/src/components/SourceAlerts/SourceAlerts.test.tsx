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

  it('says what it keeps although a list lacks it', () => {
    const lost = {
      state: 'ok',
      held: 120,
      message: 'A list lacked 120.',
    } as const;
    expect(text(hub(lost))).toBe(
      'Hub core suddenly lists 120 sites fewer. They are kept until it is confirmed.',
    );
    expect(text(hub({ ...lost, id: 'argocd:core', kind: 'argocd' }))).toBe(
      'Source argocd:core suddenly lists 120 entries fewer. They are kept until it is confirmed.',
    );
  });

  it('says as of when rows are that an earlier portal knew', () => {
    expect(
      text(
        hub({ state: 'starting', asOf: before(120_000) }),
        new Map([['core', 9]]),
      ),
    ).toMatch(
      /^Hub core is being read again\. Its 9 sites are as of .*\d\d:\d\d\.$/,
    );
  });

  it('does not conclude from no count that a hub has no site', () => {
    expect(text(hub({ asOf: before(120_000) }), new Map())).toMatch(
      /Its sites are shown as last seen\.$/,
    );
  });

  it('makes up no time', () => {
    expect(text(hub({}))).toBe('Hub core does not answer.');
    expect(text(hub({ kind: 'git', hub: undefined }))).toBe(
      'Source acm:core does not answer.',
    );
  });
});
