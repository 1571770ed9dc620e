import { parseImage } from './aiEdge/parseImage';
import { artifactFindings, checkArtifact } from './checkArtifact';

const digest = `sha256:${'a'.repeat(64)}`;

it.each([
  [`oci://quay.io/edge/bike@${digest}`],
  [`oci://quay.io:5000/edge/bike:v1@${digest}`],
  ['s3://models/bike'],
  ['hf://org/model'],
  ['storage://aws-models/org/model'],
])('takes %s', uri => {
  expect(() => checkArtifact(uri)).not.toThrow();
});

it.each([
  ['oci://quay.io/edge/bike'],
  ['oci://quay.io/edge/bike:v1'],
  [`oci://quay.io/edge/bike@${digest}0`],
  [`oci://quay.io/edge/bike@${digest.toUpperCase()}`],
  [`oci://@${digest}`],
  [`oci://quay.io/edge/bike@${digest}?tag=x`],
])('refuses %s', uri => {
  expect(() => checkArtifact(uri)).toThrow(
    'artifact.uri: an oci:// artifact must be pinned by digest (@sha256:…)',
  );
});

it.each([['storage://aws-models'], ['storage://aws-models/']])(
  'refuses %s, which is a whole bucket',
  uri => {
    expect(() => checkArtifact(uri)).toThrow(
      'artifact.uri: a storage:// artifact must name a data connection and a path',
    );
  },
);

it('warns of artifacts that no digest can pin', () => {
  expect(artifactFindings(`oci://quay.io/x@${digest}`)).toEqual([]);
  expect(artifactFindings('s3://models/bike')).toMatchObject([
    { id: 'artifact-not-pinned', state: 'warn' },
  ]);
});

it('splits images', () => {
  expect(parseImage(`oci://quay.io:5000/edge/bike@${digest}`)).toEqual({
    name: 'quay.io:5000/edge/bike',
    digest,
  });
});
