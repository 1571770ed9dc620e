import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { fastLab } from '../../loops/__testUtils__/fastLab';
import { hubRules } from '../../hub/access/hubRules';
import { RuleAuthorizer } from '../../hub/access/RuleAuthorizer';
import { userOf } from '../../hub/access/users';
import type { KubeObject } from '../../kube';
import { createSearchApi } from '../createSearchApi';

/** A token of somebody who is known and may nothing. */
export const STRANGER = 'stranger';

/** Search of a seeded lab in which nothing moves, over HTTP. */
export function searchApi(
  options: { columns?: boolean; paging?: boolean; lag?: number } = {},
) {
  const { columns = false, paging = true } = options;
  const { lab, store } = fastLab();
  lab.options.lag = options.lag ?? 0.001;
  let server: Server;
  beforeAll(async () => {
    const app = express();
    app.use(
      createSearchApi({
        lab,
        hub: 'core',
        authorizer: RuleAuthorizer.create({ rulesOf: hubRules(store) }),
        userOf: header =>
          header === `Bearer ${STRANGER}`
            ? { name: STRANGER, groups: [] }
            : userOf(header),
        columns,
        paging,
      }),
    );
    await new Promise<void>(resolve => {
      server = app.listen(0, '127.0.0.1', resolve);
    });
  });
  afterAll(() => server.close());

  const post = async (body: string, token?: string) => {
    const { port } = server.address() as AddressInfo;
    const response = await fetch(`http://127.0.0.1:${port}/searchapi/graphql`, {
      method: 'POST',
      body,
      headers: token ? { authorization: `Bearer ${token}` } : {},
    });
    return { status: response.status, body: await response.json() };
  };
  const ask = (query: string, variables: object = {}, token = 'lab-portal') =>
    post(JSON.stringify({ query, variables }), token);
  return {
    lab,
    store,
    post,
    ask,
    /** The rows that one query answers. */
    async items(input: object, token?: string) {
      const answer = await ask(
        'query ($i: [SearchInput]) { search(input: $i) { count items } }',
        { i: [input] },
        token,
      );
      return answer.body.data.search[0] as {
        count: number;
        items: Record<string, string>[];
      };
    },
    /** Puts an object on a site, in a namespace of its own name. */
    apply(site: string, object: KubeObject) {
      const objects = lab.site('core', site)!.store;
      const { namespace } = object.metadata;
      if (!objects.get({ group: '', kind: 'Namespace', name: namespace! })) {
        objects.create({
          apiVersion: 'v1',
          kind: 'Namespace',
          metadata: { name: namespace! },
        });
      }
      return objects.create(object);
    },
  };
}

/** A filter on one property. */
export const filter = (property: string, ...values: string[]) => ({
  property,
  values,
});

export function inferenceService(name: string, labels = {}): KubeObject {
  return {
    apiVersion: 'serving.kserve.io/v1beta1',
    kind: 'InferenceService',
    metadata: { name, namespace: name, labels },
    spec: { predictor: { model: { modelFormat: { name: 'onnx' } } } },
  };
}
