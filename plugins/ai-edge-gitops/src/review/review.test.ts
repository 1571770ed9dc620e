import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Intent } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { FileChange, Plan } from '../types';
import { proposalBody } from './proposalBody';
import { readProposalBody } from './readProposalBody';
import { unifiedDiff } from './unifiedDiff';

const hash = 'a'.repeat(64);
const sites = { count: 2, sha256: 'b'.repeat(64) };
const intent: Intent = {
  kind: 'deploy',
  gitops: 'models',
  model: { name: 'bike', version: 'v3' },
  artifact: { uri: 's3://models/bike' },
  sites: { labels: { evil: '--> <script>@all</script>' } },
};
const plan: Plan = {
  files: [{ path: 'models/bike/model.yaml', change: 'create', after: '' }],
  applications: { added: 2, removed: 0 },
  sites: [
    { hub: 'core', name: 'edge-1' },
    { hub: 'core', name: 'edge-2' },
  ],
  findings: [
    {
      id: 'x',
      state: 'warn',
      title: '@ops **look** <img src=x>',
      detail: 'a\n\n## b [c](https://evil.example.com) #12',
    },
  ],
};

describe('proposalBody', () => {
  it('says to people what it does and to machines the rest', () => {
    const body = proposalBody({
      intent,
      plan,
      hash,
      sites,
      requestedBy: 'user:default/ann`|',
      link: 'https://portal.example.com/ai-edge',
    });
    expect(body).toContain('Deploys `bike` `v3`: 2 sites.');
    expect(body).toContain('| Applications | 2 added, 0 removed |');
    expect(body).toContain('- `core/edge-1`');
    expect(body).toContain('- create `models/bike/model.yaml`');
    expect(body).toContain("| Asked for by | `user:default/ann'` |");
    expect(readProposalBody(body)).toEqual({ hash, sites, intent });
  });

  it('lets nothing from outside come alive', () => {
    const body = proposalBody({ intent, plan, hash, sites });
    const [people, machine] = body.split('<!-- ai-edge:proposal ');
    expect(people).not.toMatch(/<(img|script)|(^|\s)@|^## b|\]\(https/m);
    expect(machine.match(/-->/g)).toHaveLength(1);
  });

  it('says how far a ring reaches', () => {
    const body = proposalBody({
      intent: { ...intent, kind: 'update', sites: undefined },
      plan: { ...plan, reach: { ring: 'r1', sites: 500 } },
      hash,
      sites,
    });
    expect(body).toContain('Updates `bike` `v3`: ring `r1`, 500 sites.');
  });

  it('stays within 65,536 characters for 5,000 named sites and long findings', () => {
    const names = Array.from({ length: 5000 }, (_, i) => ({
      hub: 'core',
      name: `store-${'x'.repeat(40)}-${i}`,
    }));
    const body = proposalBody({
      intent: { ...intent, sites: { names } },
      plan: {
        ...plan,
        sites: names,
        findings: Array.from({ length: 100 }, (_, i) => ({
          id: `f${i}`,
          state: 'warn' as const,
          title: '<'.repeat(5000),
        })),
      },
      hash,
      sites: { ...sites, count: 5000 },
    });
    expect(body.length).toBeLessThanOrEqual(65_536);
    expect(readProposalBody(body)).toEqual({
      hash,
      sites: { ...sites, count: 5000 },
    });
  });
});

describe('readProposalBody', () => {
  it.each([
    ['nothing', ''],
    ['an unfinished comment', '<!-- ai-edge:proposal {"hash":'],
    ['no JSON', '<!-- ai-edge:proposal {] -->'],
    ['another shape', '<!-- ai-edge:proposal {"hash":"x"} -->'],
  ])('makes nothing of %s', (_name, body) => {
    expect(readProposalBody(body)).toBeUndefined();
  });

  it('leaves out an intent that it does not know', () => {
    const body = proposalBody({ intent, plan, hash, sites }).replace(
      '"kind":"deploy"',
      '"kind":"explode"',
    );
    expect(readProposalBody(body)).toEqual({ hash, sites });
  });
});

describe('unifiedDiff', () => {
  const long = Array.from({ length: 40 }, (_, i) => `line ${i}`).join('\n');
  const changes: FileChange[] = [
    { path: 'new/file.yaml', change: 'create', after: 'a: 1\nb: 2\n' },
    { path: 'empty', change: 'create', after: '' },
    { path: 'old.yaml', change: 'delete', before: 'x\n' },
    { path: 'no-newline', change: 'update', before: 'a', after: 'a\nb' },
    {
      path: 'long.yaml',
      change: 'update',
      before: long,
      after: long.replace('line 3\n', '').replace('line 30', 'line thirty'),
    },
  ];

  it('prints what git prints', () => {
    expect(unifiedDiff(changes[0])).toBe(`diff --git a/new/file.yaml b/new/file.yaml
new file mode 100644
--- /dev/null
+++ b/new/file.yaml
@@ -0,0 +1,2 @@
+a: 1
+b: 2
`);
  });

  it('is taken by git apply', () => {
    const root = mkdtempSync(join(tmpdir(), 'ai-edge-diff-'));
    try {
      for (const { path, before } of changes) {
        if (before === undefined) continue;
        mkdirSync(dirname(join(root, path)), { recursive: true });
        writeFileSync(join(root, path), before);
      }
      execFileSync('git', ['apply', '--unsafe-paths', '-'], {
        cwd: root,
        input: changes.map(unifiedDiff).join(''),
        env: { ...process.env, GIT_CEILING_DIRECTORIES: tmpdir() },
      });
      for (const { path, after } of changes) {
        const file = join(root, path);
        expect(existsSync(file) ? readFileSync(file, 'utf8') : undefined).toBe(
          after,
        );
      }
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  });
});
