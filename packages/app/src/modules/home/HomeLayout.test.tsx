import { renderInTestApp } from '@backstage/frontend-test-utils';
import type { AppNode } from '@backstage/frontend-plugin-api';
import { screen } from '@testing-library/react';
import { HomeLayout } from './HomeLayout';

const widget = (id: string) => ({
  node: { spec: { id } } as AppNode,
  component: <div>{id}</div>,
});

describe('HomeLayout', () => {
  it('leads to where the work begins', async () => {
    renderInTestApp(<HomeLayout widgets={[]} />);
    expect(
      await screen.findByRole('link', { name: 'Edge sites' }),
    ).toHaveAttribute('href', '/ai-edge/sites');
    expect(
      screen.getByRole('link', { name: 'Deploy a model' }),
    ).toHaveAttribute('href', '/create/templates/default/deploy-edge-model');
  });

  it('shows the widgets of plugins, but no joke', async () => {
    renderInTestApp(
      <HomeLayout
        widgets={[
          widget('home-page-widget:home/random-joke'),
          widget('home-page-widget:ai-edge/fleet'),
        ]}
      />,
    );
    expect(
      await screen.findByText('home-page-widget:ai-edge/fleet'),
    ).toBeInTheDocument();
    expect(screen.queryByText(/joke/)).not.toBeInTheDocument();
  });
});
