import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createFixtureApi } from '../../__testUtils__/FixtureAiEdgeApi';
import { currentUrl, renderAt } from '../../__testUtils__/renderAt';
import { responseError } from '../../__testUtils__/responseError';
import { ModelsPage } from './ModelsPage';

const renderModels = (query = '', api = createFixtureApi()) =>
  renderAt(<ModelsPage />, { url: `/ai-edge/models${query}`, api });

const grid = () => screen.findByRole('grid', { name: 'Models' });
const heads = async () =>
  within(await grid())
    .getAllByRole('columnheader')
    .map(({ textContent }) => textContent);
const asked = () => Object.fromEntries(currentUrl().searchParams);

const BIKE_IN_EMEA =
  'bike-rentals in retail-emea: 4 sites, 2 on v2.0.0 latest, 1 on v1.3.0, 1 not reporting, 1 diverged, 1 behind.';

describe('ModelsPage', () => {
  it('shows models by cluster sets, and says each cell in words', async () => {
    renderModels();
    expect(await heads()).toEqual([
      'Model',
      'All sites',
      'retail-emea',
      'plants-eu',
      'retail-na',
    ]);
    const cell = screen.getByRole('button', { name: BIKE_IN_EMEA });
    expect(cell).toHaveTextContent('2/4');
    expect(
      [...cell.querySelectorAll('[data-share]')].map(part =>
        part.getAttribute('data-share'),
      ),
    ).toEqual(['latest', 'previous', 'unknown']);
    expect(screen.getByRole('link', { name: 'bike-rentals' })).toHaveAttribute(
      'href',
      '/ai-edge/models/bike-rentals',
    );
    expect(screen.getByTestId('list-totals')).toHaveTextContent(
      /^5 models, 12 sites, as of \d+ s ago$/,
    );
  });

  it('draws no zero where a model is not deployed', async () => {
    renderModels('?q=vision-qc');
    const row = await screen.findByRole('row', { name: /vision-qc/ });
    expect(within(row).getAllByText('not deployed here')).toHaveLength(1);
    expect(row).not.toHaveTextContent(/\b0\b/);
  });

  it('opens one popover with the exact numbers, each with its deployments', async () => {
    renderModels();
    await userEvent.click(
      await screen.findByRole('button', { name: BIKE_IN_EMEA }),
    );
    const popover = await screen.findByRole('dialog', {
      name: 'bike-rentals in retail-emea',
    });
    const href = (name: string) =>
      within(popover).getByRole('link', { name }).getAttribute('href');
    expect(href('2 on v2.0.0 latest')).toBe(
      '/ai-edge/deployments?version=v2.0.0&availability=available&clusterSet=retail-emea&model=bike-rentals',
    );
    expect(href('1 diverged')).toBe(
      '/ai-edge/deployments?standing=diverged&clusterSet=retail-emea&model=bike-rentals',
    );
    expect(href('List the deployments')).toBe(
      '/ai-edge/deployments?clusterSet=retail-emea&model=bike-rentals',
    );
    expect(JSON.parse(asked().cell)).toEqual([
      'bike-rentals',
      'value:retail-emea',
    ]);
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(asked().cell).toBeUndefined());
  });

  it('opens the cell that the address names', async () => {
    const cell = encodeURIComponent('["bike-rentals","all"]');
    renderModels(`?cell=${cell}`);
    expect(
      await screen.findByRole('dialog', { name: 'bike-rentals on all sites' }),
    ).toHaveTextContent('6 sites');
  });

  it('is a grid for the keyboard: arrows, Home, End, Enter, and Escape back to the cell', async () => {
    renderModels('?orderBy=name:asc');
    const first = await screen.findByRole('link', { name: 'bike-rentals' });
    act(() => first.focus());
    // The focus comes in on the row.
    await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}');
    const cell = screen.getByRole('button', { name: BIKE_IN_EMEA });
    expect(cell).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}{ArrowUp}{Home}{End}');
    expect(document.activeElement).toHaveAccessibleName(
      /^bike-rentals in retail-na/,
    );
    await userEvent.keyboard('{ArrowLeft}{ArrowLeft}{Enter}');
    expect(
      await screen.findByRole('dialog', {
        name: 'bike-rentals in retail-emea',
      }),
    ).toBeInTheDocument();
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(cell).toHaveFocus());
  });

  it('asks for the groups, the order and the text of the address', async () => {
    const getModelMatrix = jest.fn(createFixtureApi().getModelMatrix);
    renderModels(
      '?group=region&q=bike&orderBy=failed:desc&limit=100',
      createFixtureApi({ getModelMatrix }),
    );
    expect((await heads()).slice(2)).toEqual([
      'eu-central',
      'us-east',
      'us-west',
    ]);
    expect(getModelMatrix).toHaveBeenCalledWith(
      {
        groupBy: 'region',
        groups: 24,
        q: 'bike',
        orderBy: { field: 'failed', direction: 'desc' },
        limit: 100,
      },
      expect.anything(),
    );
  });

  it('goes into a group by its head, shows what each site runs, and back', async () => {
    renderModels();
    await userEvent.click(
      await screen.findByRole('link', { name: 'retail-na' }),
    );
    await waitFor(() => expect(asked()).toEqual({ in: 'retail-na' }));
    await waitFor(async () =>
      expect(await heads()).toEqual([
        'Model',
        'All of it',
        'store-boston-01',
        'store-boston-02',
        'store-denver-01',
      ]),
    );
    const cell = screen.getByRole('button', {
      name: 'vision-qc in store-boston-01: 1 site, 1 on v7 latest.',
    });
    expect(cell).toHaveTextContent('v7');
    expect(
      screen.getByRole('link', { name: 'store-boston-01' }),
    ).toHaveAttribute('href', '/ai-edge/sites/core/store-boston-01');
    const path = screen.getByRole('navigation', { name: 'Where in the fleet' });
    await userEvent.click(
      within(path).getByRole('link', { name: 'All groups' }),
    );
    await waitFor(() => expect(asked()).toEqual({}));
  });

  it('groups by what is chosen, a label of sites too', async () => {
    renderModels('?in=retail-na&gp=3');
    await grid();
    await userEvent.click(screen.getByRole('button', { name: /Group by/ }));
    await userEvent.click(
      await screen.findByRole('option', {
        name: 'Group by label edge.example.com/size',
      }),
    );
    await waitFor(() =>
      expect(asked()).toEqual({ group: 'label:edge.example.com/size' }),
    );
    await waitFor(async () =>
      expect((await heads()).slice(2)).toEqual(['small', 'large']),
    );
  });

  it('shows the same numbers as a table, one row a model and version', async () => {
    renderModels('?q=bike');
    await grid();
    await userEvent.click(screen.getByRole('radio', { name: 'Table' }));
    await waitFor(() => expect(asked().view).toBe('table'));
    const row = await screen.findByRole('row', { name: /v1\.3\.0/ });
    expect(
      within(row)
        .getAllByRole('gridcell')
        .map(({ textContent }) => textContent),
    ).toEqual(['1', '1', '0', '0']);
    expect(
      screen.getByRole('row', { name: /Not reporting/ }),
    ).toBeInTheDocument();
  });

  it('pages through groups that do not fit, in the address', async () => {
    const { getModelMatrix } = createFixtureApi();
    renderModels(
      '',
      createFixtureApi({
        getModelMatrix: async query => ({
          ...(await getModelMatrix(query)),
          groups: Array.from({ length: 9 }, (_, index) => ({
            kind: 'value' as const,
            value: `set-${index + 1}`,
            sites: 9 - index,
            silent: 0,
          })),
        }),
      }),
    );
    expect((await heads()).slice(-1)).toEqual(['set-7']);
    expect(screen.getByText('1–7 of 9 groups')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Groups after' }));
    await waitFor(() => expect(asked().gp).toBe('8'));
    await waitFor(async () =>
      expect((await heads()).slice(2)).toEqual(['set-8', 'set-9']),
    );
    expect(screen.getByRole('button', { name: 'Groups after' })).toBeDisabled();
  });

  it('writes all pages into one file', async () => {
    const { getModelMatrix } = createFixtureApi();
    const blobs: Blob[] = [];
    URL.createObjectURL = blob => `blob:${blobs.push(blob as Blob)}`;
    URL.revokeObjectURL = () => {};
    const click = jest
      .spyOn(HTMLAnchorElement.prototype, 'click')
      .mockImplementation(() => {});
    renderModels(
      '',
      createFixtureApi({
        getModelMatrix: query => getModelMatrix({ ...query, limit: 2 }),
      }),
    );
    await grid();
    await userEvent.click(screen.getByRole('button', { name: 'CSV' }));
    await waitFor(() => expect(blobs).toHaveLength(1));
    expect(blobs[0].type).toBe('text/csv');
    const models = (await blobs[0].text())
      .split('\r\n')
      .slice(1)
      .map(line => line.split(',')[0]);
    expect([...new Set(models)]).toHaveLength(5);
    expect(click).toHaveBeenCalledTimes(1);
    click.mockRestore();
  });

  it('says how much is not seen, and where that is explained', async () => {
    renderModels();
    expect(
      await screen.findByText(
        /^1 of 12 sites: only models that Git deploys are seen there\. 1 of 12 sites: what runs there cannot be seen/,
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'How to see all' }),
    ).toHaveAttribute('href', '/ai-edge/checks');
  });

  it('tells nothing matches from nothing runs', async () => {
    renderModels('?q=nothing');
    expect(
      await screen.findByText('No model matches these filters.'),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Clear filters' }),
    );
    expect(
      await screen.findByRole('link', { name: 'bike-rentals' }),
    ).toBeInTheDocument();
  });

  it('says who may help when models may not be seen, and draws no grid', async () => {
    const error = await responseError(403, 'Unauthorized');
    renderModels(
      '',
      createFixtureApi({
        getModelMatrix: async () => {
          throw error;
        },
      }),
    );
    expect(
      await screen.findByText(/It needs the permission aiEdge.deployment.read/),
    ).toBeInTheDocument();
    expect(screen.queryByRole('grid')).not.toBeInTheDocument();
  });
});
