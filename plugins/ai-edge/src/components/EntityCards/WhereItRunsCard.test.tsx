import { screen, within } from '@testing-library/react';
import { renderForEntity } from '../../__testUtils__/renderForEntity';
import { WhereItRunsCard } from './WhereItRunsCard';

describe('WhereItRunsCard', () => {
  it('lists the sites of the model, at most eight, and leads to the others', async () => {
    renderForEntity(<WhereItRunsCard />, { 'ai-edge/model': 'bike-rentals' });
    const table = await screen.findByRole('table', { name: 'Where it runs' });
    expect(within(table).getAllByRole('rowheader')).toHaveLength(8);
    expect(
      screen.getByRole('link', { name: 'All deployments of bike-rentals' }),
    ).toHaveAttribute('href', '/ai-edge/deployments?model=bike-rentals');
  });

  it('says so when it runs nowhere', async () => {
    renderForEntity(<WhereItRunsCard />, { 'ai-edge/model': 'nothing' });
    expect(
      await screen.findByText('No site that you may see runs nothing.'),
    ).toBeInTheDocument();
  });
});
