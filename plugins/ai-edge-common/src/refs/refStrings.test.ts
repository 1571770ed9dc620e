import {
  stringifyModelName,
  parseDeploymentRef,
  parseSiteRef,
  stringifyDeploymentRef,
  stringifyPipelineRunRef,
  stringifySiteRef,
} from './refStrings';

const deployment = {
  hub: 'core',
  site: 'edge/1 %',
  namespace: 'ns',
  kind: 'InferenceService',
  name: 'bike',
};

it('encodes and decodes each segment', () => {
  expect(stringifyDeploymentRef(deployment)).toBe(
    'core/edge%2F1%20%25/ns/InferenceService/bike',
  );
  expect(parseDeploymentRef(stringifyDeploymentRef(deployment))).toEqual(
    deployment,
  );
  expect(parseSiteRef(stringifySiteRef({ hub: 'ä', name: 'b?c' }))).toEqual({
    hub: 'ä',
    name: 'b?c',
  });
  expect(
    stringifyPipelineRunRef({ hub: 'core', namespace: 'ml', name: 'run-1' }),
  ).toBe('core/ml/run-1');
});

it.each(['', 'core', 'core/', '/edge', 'core/edge/more', 'core/%zz'])(
  'refuses to read %j as a site',
  value => {
    expect(() => parseSiteRef(value)).toThrow(
      expect.objectContaining({
        name: 'InputError',
        message: expect.stringMatching(/^ref: /),
      }),
    );
  },
);

it.each(['', '.', '..', '\ud800'])(
  'refuses to write the segment %j, which no URL could carry',
  name => {
    expect(() => stringifySiteRef({ hub: 'core', name })).toThrow(
      expect.objectContaining({ name: 'InputError' }),
    );
  },
);

it('puts the name of a model into one segment', () => {
  expect(stringifyModelName('meta-llama/Llama-3 8B')).toBe(
    'meta-llama%2FLlama-3%208B',
  );
  expect(() => stringifyModelName('..')).toThrow('ref: a segment must be');
});
