import { screen } from '@testing-library/react';
import { renderAt } from '../../__testUtils__/renderAt';
import { MetricTable } from './MetricTable';

describe('MetricTable', () => {
  it('lists the newest samples first, one column a series, gaps as not known', async () => {
    renderAt(
      <MetricTable
        label="Latency"
        panel={{
          panel: 'latency',
          title: 'Latency',
          unit: 's',
          asOf: new Date().toISOString(),
          series: [
            {
              name: 'p50',
              labels: {},
              points: [
                [10, 0.02],
                [20, 0.03],
              ],
            },
            {
              name: 'p95',
              labels: {},
              points: [
                [10, undefined],
                [20, 0],
              ],
            },
          ],
        }}
      />,
    );
    await screen.findByRole('table', { name: 'Latency' });
    const rows = screen.getAllByRole('row').map(row => row.textContent);
    expect(rows[0]).toBe('Timep50p95');
    expect(rows[1]).toMatch(/30 ms0 ms$/);
    expect(rows[2]).toMatch(/20 ms-not known: no sample$/);
  });
});
