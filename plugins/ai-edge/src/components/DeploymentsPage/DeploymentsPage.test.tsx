import { screen, within } from '@testing-library/react';
import { renderAt } from '../../__testUtils__/renderAt';
import { createFixtureApi } from '../../__testUtils__/FixtureAiEdgeApi';
import { DeploymentsPage } from './DeploymentsPage';

const renderDeployments = (query = '', api = createFixtureApi()) =>
  renderAt(<DeploymentsPage />, { url: `/ai-edge/deployments${query}`, api });

describe('DeploymentsPage', () => {
  it('links each row to its model, its site and, by its state, to itself', async () => {
    renderDeployments('?site=store-berlin-02&model=bike-rentals');
    expect(
      await screen.findByRole('link', { name: 'bike-rentals' }),
    ).toHaveAttribute('href', '/ai-edge/models/bike-rentals');
    expect(screen.getByRole('link', { name: 'Ready' })).toHaveAttribute(
      'href',
      '/ai-edge/deployments/core/store-berlin-02/bike-rentals/InferenceService/bike-rentals',
    );
    expect(
      screen.getByRole('link', { name: 'store-berlin-02' }),
    ).toHaveAttribute('href', '/ai-edge/sites/core/store-berlin-02');
    const row = screen.getByRole('row', { name: /bike-rentals/ });
    expect(within(row).getByText('Behind').parentElement).toHaveAttribute(
      'title',
      expect.stringContaining('main wants v2.0.0'),
    );
  });

  it('shows what is merged and not on the site yet as not known, not as failed', async () => {
    renderDeployments('?site=store-boston-01&model=bike-rentals');
    const row = await screen.findByRole('row', { name: /bike-rentals/ });
    expect(row).toHaveTextContent('not known: merged, not on the site yet');
    expect(row).not.toHaveTextContent('Failed');
  });

  it('draws the state of a silent site as remembered', async () => {
    renderDeployments('?site=store-berlin-03&model=fraud-scoring');
    const label = (await screen.findByText('Failed, 9 h ago')).parentElement;
    expect(label).toHaveAttribute('data-look', 'not-known');
  });

  it('says so when nothing is deployed', async () => {
    renderDeployments(
      '',
      createFixtureApi({
        getDeployments: async () => ({
          items: [],
          totalItems: 0,
          pageInfo: { offset: 0 },
          asOf: new Date().toISOString(),
          complete: true,
          sources: [],
        }),
      }),
    );
    expect(
      await screen.findByText('Nothing is deployed here yet.'),
    ).toBeInTheDocument();
  });
});
