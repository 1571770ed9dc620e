import { screen, within } from '@testing-library/react';
import { before } from '../../__testUtils__/fixtureSites';
import { renderAt } from '../../__testUtils__/renderAt';
import { Conditions } from './Conditions';

describe('Conditions', () => {
  it('shows conditions in the order in which they were reported', async () => {
    renderAt(
      <Conditions
        label="Conditions"
        empty="none"
        conditions={[
          { type: 'PredictorReady', status: 'False', reason: 'OOMKilled' },
          { type: 'IngressReady', status: 'True', since: before(120_000) },
        ]}
      />,
    );
    const table = await screen.findByRole('table', { name: 'Conditions' });
    expect(
      within(table)
        .getAllByRole('row')
        .slice(1)
        .map(row => row.textContent),
    ).toEqual(['PredictorReadyFalseOOMKilled', 'IngressReadyTrue2 min ago']);
  });

  it('says so when there are none', async () => {
    renderAt(
      <Conditions label="Conditions" empty="No condition." conditions={[]} />,
    );
    expect(await screen.findByText('No condition.')).toBeInTheDocument();
    expect(screen.queryByRole('table')).not.toBeInTheDocument();
  });
});
