import { screen, within } from '@testing-library/react';
import { createFixtureApi } from '../../__testUtils__/FixtureAiEdgeApi';
import { renderForEntity } from '../../__testUtils__/renderForEntity';
import { silentHub } from '../../__testUtils__/silentHub';
import { WhereItRunsCard } from './WhereItRunsCard';

describe('WhereItRunsCard', () => {
  it('lists the sites of the model, at most eight, and leads to the others', async () => {
    renderForEntity(<WhereItRunsCard />, { 'ai-edge/model': 'bike-rentals' });
    const table = await screen.findByRole('table', { name: 'Where it runs' });
    expect(within(table).getAllByRole('rowheader')).toHaveLength(8);
    expect(
      screen.getByRole('link', { name: 'bike-rentals over the fleet' }),
    ).toHaveAttribute('href', '/ai-edge/models/bike-rentals');
  });

  it('says so when it runs nowhere', async () => {
    renderForEntity(<WhereItRunsCard />, { 'ai-edge/model': 'nothing' });
    expect(
      await screen.findByText('No site that you may see runs nothing.'),
    ).toBeInTheDocument();
  });

  it('draws its lines as last seen while their hub does not answer', async () => {
    renderForEntity(
      <WhereItRunsCard />,
      { 'ai-edge/model': 'bike-rentals' },
      { api: createFixtureApi({ sources: [silentHub(), silentHub('west')] }) },
    );
    expect(
      await screen.findByText(/^Hub core has not answered since /),
    ).toBeInTheDocument();
    expect(screen.queryByText(/^Hub west/)).not.toBeInTheDocument();
    const table = screen.getByRole('table', { name: 'Where it runs' });
    const labels = [...table.querySelectorAll('[data-look]')];
    expect(labels.length).toBeGreaterThan(8);
    expect(
      new Set(labels.map(label => label.getAttribute('data-look'))),
    ).toEqual(new Set(['not-known']));
  });
});
