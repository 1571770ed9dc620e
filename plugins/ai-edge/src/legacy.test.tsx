import { FlatRoutes } from '@backstage/core-app-api';
import {
  TestApiProvider,
  wrapInTestApp,
  type TestAppOptions,
} from '@backstage/test-utils';
import type { Entity } from '@backstage/catalog-model';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route } from 'react-router-dom';
import { createFixtureApi } from './__testUtils__/FixtureAiEdgeApi';
import { AiEdgePage, aiEdgeApiRef, aiEdgePlugin, EdgeSiteCard } from './legacy';
import { rootRouteRef } from './routes';

const entity: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Resource',
  metadata: {
    name: 'site',
    annotations: { 'ai-edge/site': 'core/store-berlin-03' },
  },
};
const api = createFixtureApi();

const inLegacyApp = (element: JSX.Element, options: TestAppOptions) =>
  wrapInTestApp(
    <TestApiProvider apis={[[aiEdgeApiRef, api]]}>{element}</TestApiProvider>,
    options,
  );

describe('the legacy entry', () => {
  it('keeps to the old plugin form', () => {
    expect(aiEdgePlugin.getId()).toBe('ai-edge');
    expect([...aiEdgePlugin.getApis()].map(({ api: ref }) => ref.id)).toEqual([
      'plugin.ai-edge.client',
    ]);
  });

  it('renders the page with its tabs and goes to a site', async () => {
    render(
      inLegacyApp(
        <FlatRoutes>
          <Route path="/ai-edge" element={<AiEdgePage />} />
        </FlatRoutes>,
        { routeEntries: ['/ai-edge/sites'] },
      ),
    );
    expect(
      await screen.findByRole(
        'tab',
        { name: 'Deployments' },
        { timeout: 10_000 },
      ),
    ).toBeInTheDocument();
    await userEvent.click(
      await screen.findByRole('link', { name: 'store-berlin-03' }),
    );
    expect(
      await screen.findByText(/^This site has not reported since/),
    ).toBeInTheDocument();
  });

  it('renders the catalog card', async () => {
    render(
      inLegacyApp(
        <EntityProvider entity={entity}>
          <EdgeSiteCard />
        </EntityProvider>,
        { mountedRoutes: { '/ai-edge': rootRouteRef } },
      ),
    );
    expect(
      await screen.findByText('Unknown, 9 h', undefined, { timeout: 10_000 }),
    ).toBeInTheDocument();
  });
});
