import { renderTestApp } from '@backstage/frontend-test-utils';
import {
  createFrontendPlugin,
  createRouteRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { screen, within } from '@testing-library/react';
import { navModule } from '.';

const plugin = (pluginId: string, title: string, path: string) =>
  createFrontendPlugin({
    pluginId,
    title,
    icon: <i />,
    extensions: [
      PageBlueprint.make({
        params: {
          path,
          title,
          icon: <i />,
          routeRef: createRouteRef(),
          loader: async () => <div>{title} page</div>,
        },
      }),
    ],
  });

describe('navModule', () => {
  it('puts AI Edge first, settings last and what it does not know between them', async () => {
    renderTestApp({
      features: [
        navModule,
        plugin('user-settings', 'Settings', '/settings'),
        plugin('other', 'Other', '/other'),
        plugin('catalog', 'Catalog', '/catalog'),
        plugin('scaffolder', 'Create', '/create'),
        plugin('ai-edge', 'AI Edge', '/ai-edge'),
      ],
      initialRouteEntries: ['/ai-edge'],
    });
    await screen.findByText('AI Edge page');
    const sidebar = screen.getByTestId('sidebar-root');
    expect(
      within(sidebar)
        .getAllByRole('link')
        .map(link => link.getAttribute('href')),
    ).toEqual(['/', '/ai-edge', '/create', '/catalog', '/other', '/settings']);
    expect(
      within(sidebar).getByRole('link', { name: /portal/ }),
    ).toBeInTheDocument();
  });
});
