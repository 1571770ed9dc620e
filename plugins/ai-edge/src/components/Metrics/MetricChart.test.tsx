import { render, screen } from '@testing-library/react';
import { fixtureMetrics } from '../../__testUtils__/fixtureMetrics';
import { MetricChart } from './MetricChart';

describe('MetricChart', () => {
  it('is one image with a name for those who do not see it', () => {
    global.ResizeObserver ??= class {
      observe() {}
      unobserve() {}
      disconnect() {}
    };
    render(
      <MetricChart
        panel={fixtureMetrics()[0]}
        label="Response time over 1 hour"
      />,
    );
    expect(
      screen.getByRole('img', { name: 'Response time over 1 hour' }),
    ).toBeInTheDocument();
  });
});
