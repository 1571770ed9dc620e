import {
  modelDeploymentSchema,
  type DeploymentMode,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import {
  itWithSchemas,
  schemaObjects,
  schemasNote,
} from '../../__testUtils__/schemaObjects';
import type { KubeObject } from '../../hubs';
import { modelKinds } from './modelKinds';

const place = { hub: 'core', site: 'oslo', asOf: '2026-11-20T00:00:00.000Z' };

/** What the normalizers look for, so that generated objects reach all of their branches. */
const WORDS = [
  'Ready',
  'PredictorReady',
  'Stopped',
  'LatestDeploymentReady',
  'CanaryPredictorReady',
  'GroupDegraded',
  'True',
  'False',
  'Unknown',
  'Knative',
  'RawDeployment',
  'ModelMesh',
  'predictor',
];

const recordSchema = modelDeploymentSchema
  .partial()
  .required({ ref: true, state: true, asOf: true, model: true });

/** What the record of an object breaks of the schema that the API promises. */
function breaks(object: KubeObject): string[] {
  const type = modelKinds.find(({ kind }) => kind === object.kind)!;
  const record = type.normalize(object, place);
  const result = recordSchema.safeParse(record);
  const said = JSON.stringify(record);
  return [
    ...(result.success
      ? []
      : result.error.issues.map(
          ({ path, message }) => `${object.metadata.name} ${path}: ${message}`,
        )),
    ...(said.includes('unheardOf') ? ['keeps what nobody has heard of'] : []),
  ];
}

const RESOURCES: [string, DeploymentMode[]][] = [
  ['inferenceservices.serving.kserve.io', ['Standard', 'Knative', 'ModelMesh']],
  ['llminferenceservices.serving.kserve.io', ['LLM']],
];

describe('objects that the schemas of KServe allow', () => {
  for (const [name, modes] of RESOURCES) {
    itWithSchemas(
      `give records that the API may answer with: ${name}${schemasNote}`,
      () => {
        const broken: string[] = [];
        const seen = new Set<unknown>();
        let count = 0;
        for (const object of schemaObjects(name, { words: WORDS })) {
          broken.push(...breaks(object));
          const type = modelKinds.find(({ kind }) => kind === object.kind)!;
          seen.add(type.normalize(object, place).mode);
          count += 1;
        }
        expect(broken).toEqual([]);
        expect(count).toBeGreaterThan(250);
        expect([...seen]).toEqual(expect.arrayContaining(modes));
      },
      120_000,
    );
  }
});
