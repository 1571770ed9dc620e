import {
  modelAddressField,
  parseStorageAddress,
  readModelAddress,
} from './storageAddress';

it.each([
  'storage://aws-models/microsoft/phi-4',
  // As KServe reads it: the path may start with a slash.
  'storage://aws-models//microsoft/phi-4/',
  's3://models/phi-4',
])('reads back what it writes: %s', uri => {
  expect(readModelAddress(modelAddressField(uri))).toBe(uri);
});

it('splits only addresses of connections', () => {
  expect(parseStorageAddress('storage://a/b/c')).toEqual({
    key: 'a',
    path: 'b/c',
  });
  expect(parseStorageAddress('storage://a/')).toBeUndefined();
  expect(parseStorageAddress('s3://a/b')).toBeUndefined();
  expect(readModelAddress({ runtime: 'vllm' })).toBeUndefined();
});
