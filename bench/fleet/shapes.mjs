/** The questions that pages ask, by what they show. */
export const SHAPES = {
  'sites, first page': '/ai-edge/sites',
  'sites by availability': '/ai-edge/sites?orderBy=availability:asc',
  'sites of a region, by version':
    '/ai-edge/sites?region=eu-central-1&orderBy=productVersion:desc',
  'sites, free text': '/ai-edge/sites?q=store%2012',
  'sites, 500 rows': '/ai-edge/sites?orderBy=name:desc&limit=500',
  'sites, summary': '/ai-edge/sites/summary',
  'deployments, first page': '/ai-edge/deployments',
  'deployments by state': '/ai-edge/deployments?orderBy=state:asc',
  'deployments of a state, by site':
    '/ai-edge/deployments?state=ready&orderBy=site:desc',
  'deployments, free text': '/ai-edge/deployments?q=detect%200012',
  'deployments, summary': '/ai-edge/deployments/summary',
  models: '/ai-edge/models',
  'version matrix': '/ai-edge/model-matrix',
};

/** Whether the budget of a first page is for it: a page of a list, with any filter and sort. */
export function isFirstPage(route) {
  return (
    /^\/ai-edge\/(sites|deployments)(\?|$)/.test(route) &&
    !route.includes('limit=')
  );
}
