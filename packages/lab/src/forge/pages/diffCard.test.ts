import { diffCards } from './diffCard';

const diff = `diff --git a/x.yaml b/x.yaml
index 1..2 100644
--- a/x.yaml
+++ b/x.yaml
@@ -1,2 +1,2 @@
 same
--- old
+++ new
diff --git a/gone b/gone
deleted file mode 100644
index 1..0
--- a/gone
+++ /dev/null
@@ -1 +0,0 @@
-<b>
`;

describe('diffCards', () => {
  it('makes one card a file, without its header lines', () => {
    const [changed, deleted] = diffCards(diff).map(({ text }) => text);
    expect(changed).toMatch(/<h2>\s*x\.yaml /);
    expect(changed).toContain('<span class="d">--- old</span>');
    expect(changed).toContain('<span class="a">+++ new</span>');
    expect(changed).not.toContain('index 1..2');
    expect(deleted).toContain('deleted');
    expect(deleted).toContain('-&lt;b&gt;');
  });

  it('is nothing for no difference', () => {
    expect(diffCards('')).toEqual([]);
  });
});
