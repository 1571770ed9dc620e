import { MemoryTree } from '@ai-edge/backstage-plugin-ai-edge-gitops';
import { deploymentModeOf } from './deploymentModeOf';

const modeIn = (...texts: string[]) =>
  deploymentModeOf(
    MemoryTree.fromFiles(texts.map((text, i) => [`${i}`, text] as const)),
    [...texts.keys()].map(String),
  );

it.each([
  ['annotations:\n  serving.kserve.io/deploymentMode: RawDeployment\n'],
  ['annotations: { "serving.kserve.io/deploymentMode": "RawDeployment" }'],
  ["'serving.kserve.io/deploymentMode': 'RawDeployment'"],
  [
    'path: /metadata/annotations/serving.kserve.io~1deploymentMode\nvalue: RawDeployment',
  ],
])('reads it in %j', text => {
  expect(modeIn('kind: x', text)).toBe('RawDeployment');
});

it('does not choose between several, nor make one up', () => {
  const one = (mode: string) => `serving.kserve.io/deploymentMode: ${mode}`;
  expect(modeIn(one('Standard'), one('Standard'))).toBe('Standard');
  expect(modeIn(one('Standard'), one('Knative'))).toBeUndefined();
  expect(modeIn('kind: InferenceService')).toBeUndefined();
  expect(deploymentModeOf(MemoryTree.fromFiles({}), ['gone'])).toBeUndefined();
});
