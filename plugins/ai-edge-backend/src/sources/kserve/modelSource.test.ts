import { artifactOf, artifactUri } from './modelSource';

describe('artifactOf', () => {
  const digest = `sha256:${'0'.repeat(64)}`;

  it.each([
    [`oci://r.example/a@${digest}`, digest],
    [`oci://r.example/a:1@${digest}`, digest],
    ['oci://r.example/a:1', undefined],
    [`oci://r.example/a@${digest}0`, undefined],
    ['s3://bucket/a', undefined],
  ])('reads the digest that %s pins', (uri, expected) => {
    expect(artifactOf(uri)?.digest).toBe(expected);
  });

  it('makes nothing of nothing', () => {
    expect(artifactOf(undefined)).toBeUndefined();
    expect(artifactOf('')).toBeUndefined();
    expect(artifactUri({ storage: { key: 'k' } })).toBeUndefined();
  });
});
