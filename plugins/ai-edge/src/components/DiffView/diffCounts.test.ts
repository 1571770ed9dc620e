import { fixturePreview } from '../../__testUtils__/fixturePreview';
import { diffCounts } from './diffCounts';

const [updated, created] = fixturePreview({
  kind: 'update',
  gitops: 'near-edge',
  model: { name: 'bike' },
  artifact: { uri: 'oci://quay.io/edge/bike@sha256:00' },
}).files;

describe('diffCounts', () => {
  it('counts lines, not the head of the file', () => {
    expect(diffCounts(updated.diff)).toEqual({ added: 1, removed: 0 });
    expect(diffCounts(created.diff)).toEqual({ added: 3, removed: 0 });
    expect(
      diffCounts(
        'diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n---- a\n++++ b\n',
      ),
    ).toEqual({ added: 1, removed: 1 });
  });
});
