import request from 'supertest';
import { cluster } from '../__testUtils__/objects';
import { testApi } from '../__testUtils__/testApi';

const ACCESS = '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews';

function setup() {
  const { app, store } = testApi({
    authorizer: {
      allows: (_user, { verb }) => verb === 'get',
      visible: () => object => object.metadata.name === 'mine',
    },
  });
  store.load([cluster('mine'), cluster('other')]);
  const allowed = async (resourceAttributes?: object) => {
    const { status, body } = await request(app).post(ACCESS).send({
      apiVersion: 'authorization.k8s.io/v1',
      kind: 'SelfSubjectAccessReview',
      spec: { resourceAttributes },
    });
    expect(status).toBe(201);
    return body.status.allowed;
  };
  return { app, allowed };
}

describe('reviews', () => {
  it('answers whether a user may do something', async () => {
    const { allowed } = setup();
    const clusters = {
      group: 'cluster.open-cluster-management.io',
      resource: 'managedclusters',
    };
    expect(await allowed({ verb: 'get', ...clusters, name: 'mine' })).toBe(
      true,
    );
    expect(await allowed({ verb: 'get', ...clusters, name: 'other' })).toBe(
      false,
    );
    expect(await allowed({ verb: 'delete', ...clusters })).toBe(false);
  });

  it('lists rules and says who one is', async () => {
    const { app } = setup();
    const rules = await request(app)
      .post('/apis/authorization.k8s.io/v1/selfsubjectrulesreviews')
      .send({ spec: { namespace: 'default' } });
    expect(rules.body.status.resourceRules).toHaveLength(1);
    const self = await request(app)
      .post('/apis/authentication.k8s.io/v1/selfsubjectreviews')
      .send({});
    expect(self.body.status.userInfo.username).toBe('kube:admin');
  });
});
