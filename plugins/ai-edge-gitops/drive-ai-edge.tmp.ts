import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { aiEdgeLayout } from './src/layouts/aiEdge/aiEdgeLayout';
import { MemoryTree } from './src/tree/MemoryTree';
const [dir, json, past] = process.argv.slice(2);
const git = (...a: string[]) => execFileSync('git', ['-C', dir, ...a], { encoding: 'utf8', maxBuffer: 1e8 });
const at = (rev: string) => MemoryTree.fromFiles(git('ls-tree', '-r', '--name-only', rev).trim().split('\n').map(p => [p, git('show', `${rev}:${p}`)] as const));
const mcs = JSON.parse(execFileSync('kubectl', ['--kubeconfig', '/tmp/ai-edge/kc', 'get', 'managedclusters', '-o', 'json'], { encoding: 'utf8', maxBuffer: 1e8 })).items;
const inventory = mcs.map((m: any) => ({ hub: 'core', name: m.metadata.name, labels: m.metadata.labels ?? {}, clusterSet: m.metadata.labels?.['cluster.open-cluster-management.io/clusterset'] }));
const intent = JSON.parse(json);
if (intent.sites) intent.sites = intent.sites.map((n: string) => inventory.find((s: any) => s.name === n));
const tree = at('HEAD');
const repoUrl = git('remote', 'get-url', 'origin').trim().replace('ada:ada@', '') + '.git';
const plan = aiEdgeLayout.plan(tree, intent, { repoUrl, branch: 'main', inventory, ...(past && { past: { revision: past, tree: at(past) } }) });
for (const f of plan.files) {
  const p = join(dir, f.path);
  if (f.change === 'delete') rmSync(p); else { mkdirSync(dirname(p), { recursive: true }); writeFileSync(p, f.after!); }
}
process.stdout.write(JSON.stringify({ files: plan.files.map(f => `${f.change} ${f.path}`), applications: plan.applications, sites: plan.sites.map(s => s.name), findings: plan.findings, mustBeGone: plan.mustBeGone }, null, 1) + '\n');
