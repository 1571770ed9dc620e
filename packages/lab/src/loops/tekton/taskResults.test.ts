import { imageOf, taskResults } from './taskResults';

const params = {
  'model-name': 'bike',
  'model-version': '2',
  's3-bucket-name': 'models',
  'model-relative-path': 'a/b',
  'model-dir': '.',
  'candidate-image-tag-reference': 'registry:5000/ns/bike:2-candidate',
  'target-image-tag-references': [
    'quay.io:443/acme/bike:2',
    'quay.io/acme/bike:latest',
  ],
};

describe('imageOf', () => {
  it('takes the repository of the first target, ports and all', () => {
    expect(imageOf(params).repository).toBe('quay.io:443/acme/bike');
    expect(
      imageOf({ ...params, 'target-image-tag-references': [] }).repository,
    ).toBe('registry:5000/ns/bike');
  });

  it('gives what goes into the image a say in the digest, and nothing else', () => {
    const { digest } = imageOf(params);
    expect(digest).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(imageOf({ ...params, 'upon-end': 'keep' }).digest).toBe(digest);
    expect(imageOf({ ...params, 'model-dir': 'x' }).digest).not.toBe(digest);
  });
});

describe('taskResults', () => {
  it('names where the model came from', () => {
    expect(taskResults('kserve-download-model', params, new Date())).toEqual({
      's3-model-fetched-url': 's3://models/a/b',
    });
  });

  it('has none for tasks that yield none', () => {
    expect(taskResults('stop-deployment', params, new Date())).toEqual({});
  });
});
