import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { deploy, lawful, serving, sites } from '../../__testUtils__/maas';

const CRDS = resolve(__dirname, '../../../../../../shared/crds');
const file = resolve(CRDS, 'inferenceservices.serving.kserve.io.yaml');
const available = existsSync(file);

/** What a structural schema does not have, or has in another type. */
function complaints(schema: any, value: any, at: string): string[] {
  if (schema['x-kubernetes-int-or-string']) {
    return ['string', 'number'].includes(typeof value) ? [] : [at];
  }
  if (schema.type === 'array') {
    if (!Array.isArray(value)) return [at];
    return value.flatMap((item, i) =>
      complaints(schema.items, item, `${at}[${i}]`),
    );
  }
  if (schema.type !== 'object') {
    const type = schema.type === 'integer' ? 'number' : schema.type;
    return typeof value === type ? [] : [at];
  }
  if (typeof value !== 'object') return [at];
  return [
    ...(schema.required ?? [])
      .filter((key: string) => !(key in value))
      .map((key: string) => `${at}.${key}`),
    ...Object.entries(value).flatMap(([key, member]) => {
      const known = schema.properties?.[key] ?? schema.additionalProperties;
      if (known && known !== true) {
        return complaints(known, member, `${at}.${key}`);
      }
      const isOpen =
        known === true ||
        schema['x-kubernetes-preserve-unknown-fields'] ||
        !schema.properties;
      return isOpen ? [] : [`${at}.${key}`];
    }),
  ];
}

(available ? describe : describe.skip)('with the CRDs at hand', () => {
  it.each([
  ['storage://aws-models/org/iris'],
  [`oci://quay.io/models/iris@sha256:${'4'.repeat(64)}`],
])(
  'writes an InferenceService that the CRD takes, from %s',
  artifact => {
    const crd = parse(readFileSync(file, 'utf8'));
    const { schema } = crd.spec.versions.find(
      ({ name }: { name: string }) => name === 'v1beta1',
    );
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
    const { spec } = parse(written(`${serving}/prod/iris.yaml`));
    expect(
      complaints(schema.openAPIV3Schema.properties.spec, spec, 'spec'),
    ).toEqual([]);
    // The check itself sees what is wrong.
    expect(
      complaints(
        schema.openAPIV3Schema.properties.spec,
        { predictor: { model: { storag: {}, runtime: 1 } } },
        'spec',
      ),
    ).toEqual(
      expect.arrayContaining([
        'spec.predictor.model.storag',
        'spec.predictor.model.runtime',
      ]),
    );
  },
);
});
