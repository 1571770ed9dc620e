import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { before } from '../../__testUtils__/fixtureSites';
import { createFixtureApi } from '../../__testUtils__/FixtureAiEdgeApi';
import { currentUrl, renderAt } from '../../__testUtils__/renderAt';
import { silentHub } from '../../__testUtils__/silentHub';
import { responseError } from '../../__testUtils__/responseError';
import { SitesPage } from './SitesPage';

const renderSites = (query = '', api = createFixtureApi()) =>
  renderAt(<SitesPage />, { url: `/ai-edge/sites${query}`, api });

const siteNames = async () => {
  await screen.findByRole('grid', { name: 'Sites' });
  return screen
    .getAllByRole('link')
    .map(link => link.textContent)
    .filter(text => /^(store|plant)-/.test(text ?? ''));
};

describe('SitesPage', () => {
  it('lists sites with what needs a look on top, each with a link', async () => {
    renderSites();
    const names = await siteNames();
    expect(names.slice(0, 3)).toEqual([
      'store-denver-01',
      'store-berlin-03',
      'store-munich-02',
    ]);
    expect(names).toHaveLength(12);
    expect(
      screen.getByRole('link', { name: 'store-denver-01' }),
    ).toHaveAttribute('href', '/ai-edge/sites/core/store-denver-01');
    expect(screen.getByTestId('list-totals')).toHaveTextContent(
      /^12 sites, as of \d+ s ago$/,
    );
  });

  it('counts what a silent site ran as last seen, and nothing of one that never joined', async () => {
    renderSites();
    await siteNames();
    const row = (name: RegExp) => screen.getByRole('row', { name });
    expect(row(/store-berlin-03/)).toHaveTextContent('2 last seen');
    expect(row(/store-munich-02/)).toHaveTextContent(
      'not known: the site has not joined yet',
    );
    expect(row(/store-berlin-02/)).toHaveTextContent('1 of 2');
    expect(row(/plant-turin-01/)).toHaveTextContent(
      'not known: models of this site cannot be seen',
    );
  });

  it('asks the server with the filters, sort and text of the address', async () => {
    const getSites = jest.fn(createFixtureApi().getSites);
    renderSites(
      '?q=store&region=us-east&region=us-west&orderBy=name:desc&limit=100',
      createFixtureApi({ getSites }),
    );
    expect(await siteNames()).toEqual([
      'store-denver-01',
      'store-boston-02',
      'store-boston-01',
    ]);
    expect(getSites).toHaveBeenCalledWith(
      expect.objectContaining({
        q: 'store',
        filters: { region: ['us-east', 'us-west'] },
        orderBy: { field: 'name', direction: 'desc' },
        limit: 100,
      }),
      expect.anything(),
    );
    await waitFor(() =>
      expect(screen.getByTestId('list-totals')).toHaveTextContent(
        '3 of 12 sites',
      ),
    );
  });

  it('puts a chosen facet into the address and offers the others with their counts', async () => {
    renderSites();
    await siteNames();
    await userEvent.click(screen.getByRole('button', { name: /Cluster set/ }));
    const option = await screen.findByRole('option', { name: /retail-na/ });
    expect(option).toHaveTextContent('3');
    await userEvent.click(option);
    await waitFor(() =>
      expect(currentUrl().searchParams.getAll('clusterSet')).toEqual([
        'retail-na',
      ]),
    );
    expect(await screen.findByText(/3 of 12 sites/)).toBeInTheDocument();
  });

  it('makes a label filter of key=value and shows it as a chip that can be removed', async () => {
    renderSites();
    await siteNames();
    await userEvent.type(
      screen.getByRole('searchbox', { name: 'Search sites' }),
      'region=us-west{Enter}',
    );
    await waitFor(() =>
      expect(currentUrl().searchParams.get('label')).toBe('region=us-west'),
    );
    const chips = await screen.findByRole('grid', { name: 'Active filters' });
    expect(chips).toHaveTextContent('Label: region=us-west');
    await userEvent.click(within(chips).getByRole('button'));
    await waitFor(() => expect(currentUrl().search).toBe(''));
  });

  it('focuses the search on /', async () => {
    renderSites();
    await siteNames();
    await userEvent.keyboard('/');
    expect(
      screen.getByRole('searchbox', { name: 'Search sites' }),
    ).toHaveFocus();
  });

  it('pages with the cursors of the server', async () => {
    const list = createFixtureApi().getSites;
    renderSites(
      '',
      createFixtureApi({
        getSites: (query, options) => list({ ...query, limit: 5 }, options),
      }),
    );
    await siteNames();
    await userEvent.click(
      screen.getByRole('button', { name: 'Next table page' }),
    );
    await waitFor(() =>
      expect(currentUrl().searchParams.get('cursor')).toBe('5'),
    );
    expect(await screen.findByText(/^6–12 of 12$/)).toBeInTheDocument();
  });

  it('tells nothing matches from nothing is there', async () => {
    renderSites('?q=nowhere');
    expect(
      await screen.findByText('No site matches these filters.'),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Clear filters' }),
    );
    expect(await siteNames()).toHaveLength(12);
  });

  it('says which hub answered when it manages no site', async () => {
    const none = async () => ({
      items: [],
      totalItems: 0,
      pageInfo: { offset: 0 },
      asOf: before(0),
      complete: true,
      sources: [
        {
          id: 'core',
          kind: 'acm',
          hub: 'core',
          state: 'ok' as const,
          asOf: before(14_000),
        },
      ],
    });
    renderSites('', createFixtureApi({ getSites: none }));
    expect(
      await screen.findByText(
        /^No sites yet. Hub core answered \d+ s ago and manages none.$/,
      ),
    ).toBeInTheDocument();
  });

  it('says who may help when the sites may not be seen, and draws no table', async () => {
    const error = await responseError(403, 'Unauthorized');
    const refuse = async () => {
      throw error;
    };
    renderSites(
      '',
      createFixtureApi({ getSites: refuse, getSitesSummary: refuse }),
    );
    expect(
      await screen.findByText(/It needs the permission aiEdge.site.read/),
    ).toBeInTheDocument();
    expect(screen.queryByRole('grid')).not.toBeInTheDocument();
  });

  it('keeps the rows when a newer attempt fails and says as of when they are', async () => {
    const error = await responseError(500, 'the backend restarts');
    const list = createFixtureApi().getSites;
    const getSites = jest
      .fn(list)
      .mockImplementationOnce(list)
      .mockRejectedValue(error);
    jest.useFakeTimers({ advanceTimers: true });
    try {
      renderSites('', createFixtureApi({ getSites }));
      await siteNames();
      await act(() => jest.advanceTimersByTimeAsync(15_000));
      expect(
        await screen.findByText(
          /^Updates stopped at \d\d:\d\d: the backend restarts$/,
        ),
      ).toBeInTheDocument();
      expect(screen.getByText('The rows are as of then.')).toBeInTheDocument();
      expect(await siteNames()).toHaveLength(12);
    } finally {
      jest.useRealTimers();
    }
  });

  it('names the hub that does not answer, all its sites, and dashes their rows', async () => {
    renderSites(
      '?clusterSet=retail-emea',
      createFixtureApi({
        sources: [silentHub()],
      }),
    );
    expect(
      await screen.findByText(
        /^Hub core has not answered since .*\d\d:\d\d \(2 h\). Its 12 sites are shown as last seen.$/,
      ),
    ).toBeInTheDocument();
    const row = screen.getByRole('row', { name: /store-berlin-01/ });
    expect(
      within(row).getByText(/^Available, 2 h ago$/).parentElement,
    ).toHaveAttribute('data-look', 'not-known');
    expect(row).toHaveTextContent('2 last seen');
  });

  it('leaves the rows of hubs that answer as they are', async () => {
    renderSites(
      '?clusterSet=retail-emea',
      createFixtureApi({ sources: [silentHub('west')] }),
    );
    expect(
      await screen.findByText(/^Hub west has not answered since /),
    ).toBeInTheDocument();
    const row = screen.getByRole('row', { name: /store-berlin-01/ });
    expect(within(row).getByText('Available').parentElement).toHaveAttribute(
      'data-look',
      'good',
    );
    expect(row).toHaveTextContent('2 of 2');
  });

  it('says "so far" while a hub is being read for the first time', async () => {
    renderSites(
      '',
      createFixtureApi({
        complete: false,
        sources: [{ id: 'core', kind: 'acm', hub: 'core', state: 'starting' }],
      }),
    );
    expect(
      await screen.findByText(
        'Reading hub core for the first time: 12 sites so far.',
      ),
    ).toBeInTheDocument();
    expect(screen.getByTestId('list-totals')).toHaveTextContent(
      '12 sites so far',
    );
  });

  it('adds a column by choice', async () => {
    renderSites();
    await siteNames();
    await userEvent.click(screen.getByRole('button', { name: 'Columns' }));
    await userEvent.click(
      await screen.findByRole('option', { name: 'Architecture' }),
    );
    await waitFor(() =>
      expect(currentUrl().searchParams.get('cols')).toContain('arch'),
    );
  });
});
