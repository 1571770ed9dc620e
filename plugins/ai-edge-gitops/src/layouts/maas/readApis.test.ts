import { apis, serving, tree, treeWith } from '../../__testUtils__/maas';
import { apisOf, hostsOf, readApis } from './readApis';
import { readEnvironments } from './readEnvironments';
import { findModel } from './readModels';

const [dev] = readEnvironments(tree);
const granite = findModel(tree, dev, 'granite')!;
const path = `${apis}/granite/backend.yaml`;

it('joins by the host, in the lengths that a cluster resolves', () => {
  for (const host of [
    'granite-8b-predictor.llm-hosting.svc.cluster.local',
    'granite-8b-predictor.llm-hosting.svc',
    'granite-8b-predictor.llm-hosting',
  ]) {
    expect(hostsOf(granite)).toContain(host);
    const named = treeWith({
      [path]: tree
        .read(path)!
        .replace(/http:.*"/, `http://${host}:8080/v1"`)
        .replace('systemName: granite', 'systemName: anything'),
    });
    expect(apisOf(readApis(named), [granite]).map(({ dir }) => dir)).toEqual([
      `${apis}/granite`,
    ]);
  }
});

it.each(['http://phi-predictor.llm-hosting', 'granite', '', 'http://'])(
  'does not join %j',
  url => {
    const other = treeWith({
      [path]: tree.read(path)!.replace(/"http:.*"/, JSON.stringify(url)),
    });
    expect(apisOf(readApis(other), [granite])).toEqual([]);
  },
);

it('reads an API with a title, and makes system names as 3scale does', () => {
  const [api] = readApis(
    treeWith({
      [path]: `apiVersion: capabilities.3scale.net/v1beta1
kind: Backend
spec: {name: Granite 8B!, privateBaseURL: "http://a.b"}
`,
      [`${serving}/x.yaml`]: '',
    }),
  );
  expect(api).toMatchObject({
    name: 'granite',
    product: 'Granite',
    backends: [{ path, systemName: 'granite8b', host: 'a.b' }],
  });
});
