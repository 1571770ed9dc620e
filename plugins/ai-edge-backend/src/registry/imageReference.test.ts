import { parseImageReference } from './imageReference';

const digest = `sha256:${'1'.repeat(64)}`;

it.each([
  [
    `oci://quay.io/edge/bike@${digest}`,
    { host: 'quay.io', repository: 'edge/bike', digest },
  ],
  [
    `oci://r.example:5000/a/b/c:v1@${digest}`,
    { host: 'r.example:5000', repository: 'a/b/c', tag: 'v1', digest },
  ],
  [
    'oci://docker.io/busybox:1',
    { host: 'docker.io', repository: 'library/busybox', tag: '1' },
  ],
])('reads %s', (uri, reference) => {
  expect(parseImageReference(uri)).toEqual(reference);
});

it.each([
  's3://bucket/x',
  'oci://quay.io',
  `oci://quay.io/../x@${digest}`,
  'oci://quay.io/a?b=c:v1',
  'oci://quay.io/a#x',
  'oci://user@quay.io/a:v1',
  'oci://quay.io/A/b:v1',
])('refuses %s', uri => {
  expect(parseImageReference(uri)).toBeUndefined();
});
