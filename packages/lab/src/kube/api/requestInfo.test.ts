import { failureOf } from '../__testUtils__/objects';
import { testApi } from '../__testUtils__/testApi';
import { accessRequest, requestInfo } from './requestInfo';

const { store } = testApi();
const access = (path: string, method = 'GET', watch = false) => {
  const { verb, resource, namespace, name, subresource } = accessRequest(
    requestInfo(store, path),
    method,
    watch,
  );
  return [verb, namespace, resource, name, subresource]
    .filter(Boolean)
    .join(' ');
};
const OCM = '/apis/cluster.open-cluster-management.io/v1/managedclusters';

describe('requestInfo', () => {
  it.each([
    [OCM, 'GET', false, 'list managedclusters'],
    [OCM, 'GET', true, 'watch managedclusters'],
    [`${OCM}/a`, 'GET', false, 'get managedclusters a'],
    [`${OCM}/a/status`, 'PATCH', false, 'patch managedclusters a status'],
    [OCM, 'DELETE', false, 'deletecollection managedclusters'],
    ['/api/v1/namespaces', 'POST', false, 'create namespaces'],
    ['/api/v1/namespaces/x', 'GET', false, 'get x namespaces x'],
    [
      '/api/v1/namespaces/x/status',
      'PUT',
      false,
      'update x namespaces x status',
    ],
    ['/api/v1/namespaces/x/pods', 'GET', false, 'list x pods'],
    ['/api/v1/namespaces/x/pods/p/log', 'GET', false, 'get x pods p log'],
    ['/api/v1/pods', 'GET', false, 'list pods'],
  ])('%s %s (watch %s) is "%s"', (path, method, watch, words) => {
    expect(access(path, method, watch)).toBe(words);
  });

  it.each([
    '/apis/cluster.open-cluster-management.io/v2/managedclusters',
    `/apis/cluster.open-cluster-management.io/v1/namespaces/x/managedclusters`,
    '/api/v1/pods/p',
    '/api/v1/namespaces/x/pods/p/exec',
    `${OCM}/a/status/more`,
    '/apis/apps/v1/deployments',
  ])('%s is not served', path => {
    expect(failureOf(() => requestInfo(store, path)).code).toBe(404);
  });
});
