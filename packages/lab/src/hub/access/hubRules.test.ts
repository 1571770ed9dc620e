import { testLab } from '../../__testUtils__/testLab';
import { hubRules } from './hubRules';
import { RuleAuthorizer } from './RuleAuthorizer';
import { siteRules } from './siteRules';
import { LAB_USERS, siteUser, userOf } from './users';

const { store } = testLab();
const hub = RuleAuthorizer.create({ rulesOf: hubRules(store) });
const site = RuleAuthorizer.create({ rulesOf: siteRules });
const [admin, portal, limited] = LAB_USERS;

/** `verb group/resource[/subresource] [namespace]` */
function request(text: string) {
  const [verb, path, namespace] = text.split(' ');
  const [group, resource, subresource] = path.split('/');
  return { verb, group, resource, subresource, namespace };
}

const OCM = 'cluster.open-cluster-management.io';

describe('hub rules', () => {
  it.each([
    `list ${OCM}/managedclusters`,
    'watch coordination.k8s.io/leases',
    'list work.open-cluster-management.io/manifestworks',
    'create tekton.dev/pipelineruns ai-edge-pipelines',
    'patch tekton.dev/pipelineruns ai-edge-pipelines',
    'get /pods/log ai-edge-pipelines',
    'delete view.open-cluster-management.io/managedclusterviews plant-lyon-01',
  ])('the portal may %s', text => {
    expect(hub.allows(portal, request(text))).toBe(true);
  });

  it.each([
    'get /secrets ai-edge-pipelines',
    'list /secrets',
    'list /configmaps',
    `patch ${OCM}/managedclusters`,
    'create tekton.dev/pipelineruns default',
    'create tekton.dev/pipelineruns',
    'delete tekton.dev/pipelineruns ai-edge-pipelines',
    'list tekton.dev/pipelineruns',
    'create work.open-cluster-management.io/manifestworks plant-lyon-01',
    'get /pods/log default',
    'patch view.open-cluster-management.io/managedclusterviews plant-lyon-01',
  ])('the portal may not %s, the admin may', text => {
    expect(hub.allows(portal, request(text))).toBe(false);
    expect(hub.allows(admin, request(text))).toBe(true);
  });

  it('the limited one reads its own cluster set', () => {
    const list = request(`list ${OCM}/managedclusters`);
    expect(hub.allows(limited, list)).toBe(true);
    const visible = hub.visible(limited, list)!;
    const seen = store
      .list({ group: OCM, kind: 'ManagedCluster' })
      .filter(visible);
    expect(seen.map(object => object.metadata.name)).toEqual([
      'plant-gdansk-03',
      'plant-lyon-01',
      'plant-torino-02',
    ]);
    const leases = (namespace?: string) =>
      hub.allows(
        limited,
        request(`list coordination.k8s.io/leases ${namespace ?? ''}`.trim()),
      );
    expect(leases('plant-lyon-01')).toBe(true);
    expect(leases('store-berlin-0001')).toBe(false);
    expect(leases()).toBe(false);
    expect(hub.visible(portal, list)).toBeUndefined();
  });

  it('a stranger may nothing', () => {
    const stranger = { name: 'somebody', groups: [] };
    expect(hub.allows(stranger, request('get /namespaces'))).toBe(false);
    expect(hub.rules(stranger, 'default')).toEqual([]);
  });
});

describe('site rules', () => {
  it('let the portal read models under its hub name, and never secrets', () => {
    const user = siteUser(portal);
    expect(user.name).toBe('cluster:hub:system:serviceaccount:ai-edge:portal');
    const may = (text: string) => site.allows(user, request(text));
    expect(may('list serving.kserve.io/inferenceservices')).toBe(true);
    expect(may('patch serving.kserve.io/inferenceservices demo')).toBe(false);
    expect(may('list /secrets demo')).toBe(false);
    expect(site.allows(siteUser(admin), request('delete /secrets demo'))).toBe(
      true,
    );
  });
});

describe('userOf', () => {
  it('knows the demo tokens and nothing else', () => {
    expect(userOf('Bearer lab-admin')?.id).toBe('admin');
    expect(userOf('bearer lab-limited')?.id).toBe('limited');
    expect(userOf('Bearer lab-admin2')).toBeUndefined();
    expect(userOf('Basic lab-admin')).toBeUndefined();
    expect(userOf(undefined)).toBeUndefined();
  });
});
