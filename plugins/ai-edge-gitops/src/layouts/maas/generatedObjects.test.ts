/* eslint jest/no-standalone-expect: ["error", { "additionalTestBlockFunctions": ["itWithCrds"] }] */
import { parse } from 'yaml';
import { crdComplaints, crdsNote, itWithCrds } from '../../__testUtils__/crds';
import { deploy, lawful, serving, sites } from '../../__testUtils__/maas';

describe.each([
  ['storage://aws-models/org/iris'],
  [`oci://quay.io/models/iris@sha256:${'4'.repeat(64)}`],
])('an InferenceService of %s', artifact => {
  itWithCrds(`is taken by the CRD${crdsNote}`, () => {
    const { file: written } = lawful(
      deploy({
        artifact: { uri: artifact },
        runtime: 'vllm-2',
        resources: { cpu: '500m', memory: '2Gi' },
        accelerator: {
          resource: 'nvidia.com/gpu',
          count: 2,
          profile: 'medium',
        },
        owner: 'user:default/a',
        sites: sites('maas-prod'),
      }),
    );
    const object = parse(written(`${serving}/prod/iris.yaml`));
    expect(object.kind).toBe('InferenceService');
    expect(crdComplaints(object)).toEqual([]);
  });
});
