import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createFixtureApi } from '../../__testUtils__/FixtureAiEdgeApi';
import { fixtureProposal } from '../../__testUtils__/fixtureProposals';
import { before } from '../../__testUtils__/fixtureSites';
import { currentUrl, renderAt } from '../../__testUtils__/renderAt';
import { responseError } from '../../__testUtils__/responseError';
import { ChangesPage } from './ChangesPage';

const items = [
  fixtureProposal({ number: 214 }),
  fixtureProposal({
    number: 209,
    state: 'merged',
    title: 'Stop fraud-scoring',
    intent: 'stop',
    checks: { state: 'passed', passed: 3, total: 3, failed: [] },
    impact: {
      models: ['fraud-scoring'],
      sites: 0,
      applications: { added: 0, removed: 0 },
      files: 1,
      owned: 1,
    },
  }),
];

const renderChanges = (
  query = '',
  getProposals: ReturnType<
    typeof createFixtureApi
  >['getProposals'] = async () => ({
    items,
    asOf: before(0),
  }),
) =>
  renderAt(<ChangesPage />, {
    url: `/ai-edge/changes${query}`,
    api: createFixtureApi({ getProposals }),
  });

describe('ChangesPage', () => {
  it('starts with the open ones, and shows all when the filters are cleared', async () => {
    renderChanges();
    const row = await screen.findByRole('row', { name: /#214/ });
    expect(currentUrl().search).toBe('?state=open');
    expect(
      within(row).getByRole('link', { name: '#214 Move bike-rentals to v2' }),
    ).toHaveAttribute('href', '/ai-edge/changes/near-edge/214');
    expect(screen.queryByText(/#209/)).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Clear all' }));
    expect(await screen.findByRole('row', { name: /#209/ })).toBeVisible();
    expect(currentUrl().search).toBe('');
  });

  it('does not draw what was not read as 0 or as passed', async () => {
    renderChanges('?state=open&state=merged');
    const row = await screen.findByRole('row', { name: /#214/ });
    expect(row).toHaveTextContent(
      'not known: what it changes is not computed yet',
    );
    expect(row).toHaveTextContent('not known: its checks were not read');
    const merged = screen.getByRole('row', { name: /#209/ });
    expect(merged).toHaveTextContent('Passed 3/3');
    expect(within(merged).getByText('0')).toBeVisible();
  });

  it('offers the ended ones when none is open', async () => {
    renderChanges('', async () => ({ items: [], asOf: before(0) }));
    expect(await screen.findByText('No open change.')).toBeVisible();
    expect(
      screen.getByRole('link', { name: 'Show merged and closed ones' }),
    ).toHaveAttribute(
      'href',
      expect.stringContaining('state=merged&state=closed'),
    );
  });

  it('tells no match from nothing', async () => {
    renderChanges('?state=closed');
    expect(
      await screen.findByText('No change matches these filters.'),
    ).toBeVisible();
  });

  it('says which forge does not answer instead of that there is nothing', async () => {
    renderChanges('', async () => ({
      items: [],
      asOf: before(0),
      sources: [
        {
          id: 'forge:near-edge',
          kind: 'forge',
          state: 'failed',
          message: '502 Bad Gateway',
        },
      ],
    }));
    expect(
      await screen.findByText('Source forge:near-edge does not answer.'),
    ).toBeVisible();
  });

  it('says which permission is missing', async () => {
    const error = await responseError(403, 'no');
    renderChanges('', () => Promise.reject(error));
    expect(
      await screen.findByText(/needs the permission aiEdge.proposal.read/),
    ).toBeVisible();
  });
});
