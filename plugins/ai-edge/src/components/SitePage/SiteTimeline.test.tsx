import type {
  Timeline,
  TimelineItem,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createFixtureApi } from '../../__testUtils__/FixtureAiEdgeApi';
import { before } from '../../__testUtils__/fixtureSites';
import { currentUrl, renderAt } from '../../__testUtils__/renderAt';
import { responseError } from '../../__testUtils__/responseError';
import { SitesTab } from '../AiEdgePages';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const bike = {
  hub: 'core',
  site: 'store-berlin-03',
  namespace: 'bike-rentals',
  kind: 'InferenceService',
  name: 'bike-rentals',
};
const ITEMS: TimelineItem[] = [
  {
    id: 'silent',
    at: before(9 * HOUR),
    subject: 'site',
    field: 'availability',
    from: 'available',
    to: 'unknown',
    message: 'Registration agent stopped updating its lease.',
    grouped: { by: 'sites', count: 253 },
  },
  {
    id: 'version',
    at: before(3 * DAY),
    subject: 'deployment',
    deployment: bike,
    field: 'version',
    from: 'v1.3.0',
    to: 'v2.0.0',
  },
  {
    id: 'artifact',
    at: before(3 * DAY),
    subject: 'deployment',
    deployment: bike,
    field: 'artifact',
    from: `oci://q/bike@sha256:${'a'.repeat(64)}`,
    to: `oci://q/bike@sha256:${'b'.repeat(64)}`,
  },
  {
    id: 'came',
    at: before(4 * DAY),
    subject: 'deployment',
    deployment: bike,
    site: { hub: 'west', name: 'store-berlin-03' },
    field: 'presence',
    to: 'present',
  },
];
const timeline = (part: Partial<Timeline> = {}): Timeline => ({
  items: ITEMS,
  gaps: [{ from: before(2 * DAY), to: before(2 * DAY - HOUR) }],
  pageInfo: {},
  recordedSince: before(5 * DAY),
  asOf: before(20_000),
  ...part,
});

const renderTimeline = (
  answer: (query?: { cursor?: string }) => Timeline | Promise<Timeline>,
  path = 'core/store-berlin-03/timeline',
) => {
  const getSiteTimeline = jest.fn(async (_ref, query) => answer(query));
  renderAt(<SitesTab />, {
    api: createFixtureApi({ getSiteTimeline }),
    url: `/ai-edge/sites/${path}`,
    mountPath: '/ai-edge/sites/*',
  });
  return getSiteTimeline;
};
const lines = async () => {
  const card = await screen.findByRole('region', { name: 'Timeline' });
  return (await within(card).findAllByRole('listitem')).map(({ textContent }) =>
    textContent!.replace(/^\d\d:\d\d/, ''),
  );
};

describe('SiteTimeline', () => {
  it('tells what changed by day, and when the portal was blind', async () => {
    renderTimeline(() => timeline());
    const words = await lines();
    expect(words).toEqual([
      'AvailabilityThis site: Unknown, was Availablewith 253 sites of the hub at once. Registration agent stopped updating its lease.',
      expect.stringMatching(
        /^Portal blindThe portal was blind from .*\d\d:\d\d to .*\d\d:\d\d\. What changed then is only known by its outcome\.$/,
      ),
      'Versionbike-rentals: v2.0.0, was v1.3.0',
      'Artifactbike-rentals: sha256:bbbbbbbbbbbb…, was sha256:aaaaaaaaaaaa…',
      'Presencebike-rentals: Appearedas west/store-berlin-03',
    ]);
    const card = screen.getByRole('region', { name: 'Timeline' });
    expect(
      within(card).getAllByRole('heading', { level: 3 }).length,
    ).toBeGreaterThanOrEqual(3);
    expect(
      within(card).getAllByRole('link', { name: 'bike-rentals' })[0],
    ).toHaveAttribute(
      'href',
      '/ai-edge/deployments/core/store-berlin-03/bike-rentals/InferenceService/bike-rentals',
    );
    expect(card).toHaveTextContent(/Recording began on .*\d{4}\./);
  });

  it('offers the kinds that there are, and keeps the choice in the address', async () => {
    renderTimeline(() => timeline());
    const kinds = await screen.findByRole('toolbar', {
      name: 'Kinds of changes',
    });
    expect(
      within(kinds)
        .getAllByRole('button')
        .map(({ textContent }) => textContent),
    ).toEqual(['Availability', 'Presence', 'Version', 'Artifact']);
    await userEvent.click(
      within(kinds).getByRole('button', { name: 'Version' }),
    );
    await waitFor(() => expect(currentUrl().search).toBe('?kind=version'));
    expect((await lines()).filter(text => !/^Portal/.test(text))).toEqual([
      'Versionbike-rentals: v2.0.0, was v1.3.0',
    ]);
  });

  it('goes to what is older, and back', async () => {
    const getSiteTimeline = renderTimeline(query =>
      query?.cursor
        ? timeline({ items: ITEMS.slice(1), gaps: [] })
        : timeline({
            items: ITEMS.slice(0, 1),
            pageInfo: { nextCursor: 'next' },
          }),
    );
    await userEvent.click(await screen.findByRole('button', { name: 'Older' }));
    expect(await screen.findAllByText('Version')).not.toHaveLength(0);
    expect(getSiteTimeline).toHaveBeenLastCalledWith(
      { hub: 'core', name: 'store-berlin-03' },
      { limit: 100, cursor: 'next' },
      expect.anything(),
    );
    expect(currentUrl().searchParams.get('cursor')).toBe('next');
    await userEvent.click(screen.getByRole('button', { name: 'Newest' }));
    await waitFor(() => expect(currentUrl().search).toBe(''));
  });

  it('says since when nothing changed', async () => {
    renderTimeline(() => timeline({ items: [], gaps: [] }));
    expect(
      await screen.findByText(
        /^Nothing changed since recording began on .*\d{4}\.$/,
      ),
    ).toBeInTheDocument();
  });

  it('says that the history cannot be read', async () => {
    const error = await responseError(503, 'the database does not answer');
    renderTimeline(() => {
      throw error;
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The timeline could not be loaded: the database does not answer',
    );
  });

  it('tells of a silent site what came before', async () => {
    renderTimeline(() => timeline(), 'core/store-berlin-03');
    const trail = await screen.findByRole('region', {
      name: 'Before it went silent',
    });
    expect(
      within(trail)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent!.replace(/^.*?\d\d:\d\d/, '')),
    ).toEqual([
      'bike-rentals: Appeared',
      'bike-rentals: sha256:bbbbbbbbbbbb…, was sha256:aaaaaaaaaaaa…',
      'bike-rentals: v2.0.0, was v1.3.0',
      'last contact',
    ]);
  });

  it('asks for no such thing of a site that answers', async () => {
    const getSiteTimeline = renderTimeline(
      () => timeline(),
      'core/plant-graz-01',
    );
    await screen.findByRole('grid', { name: /^Models: / });
    expect(getSiteTimeline).not.toHaveBeenCalled();
  });
});
