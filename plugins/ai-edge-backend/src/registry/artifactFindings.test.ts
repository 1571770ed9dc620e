import type { Probed } from './ArtifactProbe';
import { artifactFindings } from './artifactFindings';

const uri = `oci://quay.io/edge/bike@sha256:${'a'.repeat(64)}`;
const found = (probed: Probed, kind = 'rollback', artifacts = [uri]) => {
  const probe = { probe: jest.fn(async () => probed) };
  return artifactFindings({ probe, artifacts, kind, version: 'v1' });
};

it('blocks what no site could pull, with the way out', async () => {
  expect(await found({ state: 'gone' })).toEqual([
    expect.objectContaining({
      id: 'artifact-gone',
      state: 'fail',
      detail: expect.stringMatching(
        /quay\.io\/edge\/bike@sha256:a+: .*Restore the tag that held it, or rebuild it/,
      ),
    }),
  ]);
  expect(await found({ state: 'gone' }, 'deploy')).toEqual([
    expect.objectContaining({ id: 'artifact-gone', state: 'fail' }),
  ]);
});

it.each<[Probed, string, string]>([
  [{ state: 'not-permitted' }, 'artifact-unknown', 'unknown'],
  [
    { state: 'unknown', reason: 'it answers 500' },
    'artifact-unknown',
    'unknown',
  ],
  [
    {
      state: 'there',
      retention: { tag: 'v1', lookedAt: 1, tags: 1, complete: true },
    },
    'artifact-there',
    'ok',
  ],
  [
    { state: 'there', retention: { lookedAt: 3, tags: 3, complete: true } },
    'unretained',
    'warn',
  ],
  [
    { state: 'there', retention: { lookedAt: 20, tags: 90, complete: false } },
    'retention-unknown',
    'unknown',
  ],
])('tells %j as %s', async (probed, id, state) => {
  expect(await found(probed)).toEqual([expect.objectContaining({ id, state })]);
});

it('does not ask for an image that is still to be built', async () => {
  const placeholder = `oci://quay.io/edge/bike@sha256:${'0'.repeat(64)}`;
  expect(await found({ state: 'gone' }, 'deploy', [placeholder])).toEqual([
    expect.objectContaining({ id: 'artifact-unknown', state: 'unknown' }),
  ]);
});

it('gives every finding of a preview its own id, and asks for no more than ten', async () => {
  const many = Array.from({ length: 12 }, (_, n) =>
    uri.replace(/a$/, n.toString(16)),
  );
  const ids = (await found({ state: 'gone' }, 'rollback', many)).map(
    ({ id }) => id,
  );
  expect(new Set(ids).size).toBe(11);
  expect(ids.at(-1)).toBe('artifacts-not-asked');
});
