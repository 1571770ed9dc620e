import aiEdgePlugin from '.';
import { templateRouteRef } from './routes';

describe('routes', () => {
  it('keeps the names by which other plugins are bound to them', () => {
    expect(Object.keys(aiEdgePlugin.routes).sort()).toEqual([
      'change',
      'changes',
      'checks',
      'deployment',
      'deployments',
      'model',
      'models',
      'root',
      'site',
      'sites',
      'sources',
    ]);
    expect(aiEdgePlugin.externalRoutes).toEqual({ template: templateRouteRef });
  });
});
