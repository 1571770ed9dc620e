import type { ModelDeployment } from '@ai-edge/backstage-plugin-ai-edge-common';
import { deploymentView } from './viewOf';

const ref = {
  hub: 'core',
  site: 'oslo',
  namespace: 'ml',
  kind: 'InferenceService',
  name: 'bike',
};

function deployment(fields: Partial<ModelDeployment>): ModelDeployment {
  return {
    ref,
    model: { name: 'bike', version: 'v1' },
    mode: 'Standard',
    state: 'ready',
    labels: {},
    asOf: '2026-11-20T10:00:00.000Z',
    source: 'kserve:core',
    ...fields,
  };
}

describe('deploymentView', () => {
  it('is nothing of what only Git wants', () => {
    expect(deploymentView(deployment({ state: undefined }))).toBeUndefined();
  });

  it.each([
    [{ uri: 'oci://r/bike:v1' }, 'oci://r/bike:v1'],
    [
      { uri: 'oci://r/bike:v1', digest: 'sha256:aa' },
      'oci://r/bike:v1@sha256:aa',
    ],
    [
      { uri: 'oci://r/bike@sha256:aa', digest: 'sha256:aa' },
      'oci://r/bike@sha256:aa',
    ],
    [undefined, undefined],
  ])('names the artifact %j as %s', (artifact, expected) => {
    expect(deploymentView(deployment({ artifact }))?.artifact).toBe(expected);
  });

  it('takes texts of the estate as databases can keep them', () => {
    const { message } = deploymentView(
      deployment({ message: `a\u0000b${'c'.repeat(10_000)}` }),
    )!;
    expect(message).toMatch(/^abc+$/);
    expect(message).toHaveLength(500);
  });
});
