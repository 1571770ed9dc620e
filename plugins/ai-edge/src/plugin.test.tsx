import { renderTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import aiEdgePlugin from '.';
import { createFixtureApi } from './__testUtils__/FixtureAiEdgeApi';

const fixture = createFixtureApi();
const server = setupServer(
  http.get('*/api/ai-edge/sites', async () =>
    HttpResponse.json(await fixture.getSites()),
  ),
  http.get('*/api/ai-edge/sites/summary', async () =>
    HttpResponse.json(await fixture.getSitesSummary()),
  ),
);

describe('the plugin', () => {
  beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
  afterAll(() => server.close());

  it('is the default export and reads the backend over its own client', async () => {
    renderTestApp({
      features: [aiEdgePlugin],
      initialRouteEntries: ['/ai-edge/sites'],
    });
    expect(
      await screen.findByRole('tab', { name: 'Sites' }, { timeout: 10_000 }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('tab', { name: 'Deployments' }),
    ).toBeInTheDocument();
    expect(screen.getByRole('tab', { name: 'Checks' })).toBeInTheDocument();
    expect(
      await screen.findByRole('link', { name: 'store-berlin-01' }),
    ).toHaveAttribute('href', '/ai-edge/sites/core/store-berlin-01');
  });

  it.each([
    'api:ai-edge',
    'page:ai-edge',
    'sub-page:ai-edge/models',
    'sub-page:ai-edge/sites',
    'sub-page:ai-edge/deployments',
    'sub-page:ai-edge/changes',
    'sub-page:ai-edge/checks',
    'page:ai-edge/sources',
    'plugin-header-action:ai-edge/deploy',
    'entity-card:ai-edge/edge-site',
    'entity-card:ai-edge/where-it-runs',
    'entity-content:ai-edge/site-models',
    'scaffolder-form-field:ai-edge/edge-site-picker',
    'scaffolder-form-field:ai-edge/gitops-repository-picker',
    'scaffolder-form-field:ai-edge/gitops-preview',
  ] as const)('keeps the extension id %s, which portals configure', id => {
    expect(aiEdgePlugin.getExtension(id)).toBeDefined();
  });
});
