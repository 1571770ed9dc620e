import { serving, tree, treeWith } from '../../__testUtils__/maas';
import { privateBaseUrl } from './privateBaseUrl';
import { readEnvironments } from './readEnvironments';
import { findModel } from './readModels';

const path = `${serving}/dev/granite.yaml`;
const host = 'http://granite-8b-predictor.llm-hosting.svc.cluster.local';

it.each([
  ['of the runtime', '', '', `${host}:8000`],
  ['of the flag', '--dtype=half', '--port=5001', `${host}:5001`],
  ['that servers have', 'runtime: vllm-2', 'runtime: other', `${host}:8080`],
  ['that Knative routes', 'RawDeployment', 'Serverless', host],
])('is the port %s', (_name, from, to, url) => {
  const changed = treeWith({ [path]: tree.read(path)!.replace(from, to) });
  const [dev] = readEnvironments(changed);
  expect(privateBaseUrl(changed, findModel(changed, dev, 'granite')!)).toBe(
    url,
  );
});
