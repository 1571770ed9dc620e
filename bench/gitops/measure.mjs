import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { INTENTS } from './intents.mjs';
import {
  commitText,
  importInto,
  modelName,
  ringFile,
  siteName,
} from './monorepo.mjs';

// The process understands TypeScript by its `--require`.
const require = createRequire(import.meta.url);
const BACKEND = '../../plugins/ai-edge-backend/src';
const {
  ClosureReader,
  kserveSitesLayout,
} = require('../../plugins/ai-edge-gitops/src');
const { DefaultFleet } = require(`${BACKEND}/fleet`);
const { StandingJudge } = require(`${BACKEND}/fleet/StandingJudge`);
const { GitMirror } = require(`${BACKEND}/sources/git/GitMirror`);
const { GitHistory } = require(`${BACKEND}/sources/git/history/GitHistory`);

const quiet = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  child: () => quiet,
};

async function timed(work) {
  const start = performance.now();
  const result = await work();
  return [performance.now() - start, result];
}

/** Counts calls of a method. */
function counted(prototype, name) {
  const original = prototype[name];
  let calls = 0;
  prototype[name] = function count(...args) {
    calls += 1;
    return original.apply(this, args);
  };
  return () => calls;
}

/** What the layout alone needs for each intent. */
async function planAll(tree, origin, sites) {
  const inventory = Array.from({ length: sites }, (_, index) => ({
    hub: 'core',
    name: siteName(index),
    labels: {},
    product: 'OpenShift',
    topology: 'SingleReplica',
  }));
  const context = { repoUrl: `file://${origin}`, branch: 'main', inventory };
  const plans = {};
  for (const [what, intent] of Object.entries(INTENTS)) {
    const wish = {
      gitops: 'models',
      ...intent,
      ...(intent.sites && { sites: inventory }),
    };
    const [took, plan] = await timed(() =>
      kserveSitesLayout.plan(tree, wish, context),
    );
    plans[what] = {
      took,
      files: plan.files.length,
      sites: plan.sites.length,
    };
  }
  return plans;
}

async function main() {
  const directory = process.argv[2];
  const estate = JSON.parse(process.argv[3]);
  const origin = path.join(directory, 'origin.git');
  const closuresRead = counted(ClosureReader.prototype, 'read');
  const decided = counted(StandingJudge.prototype, 'decide');
  const mirror = GitMirror.create({
    url: `file://${origin}`,
    branch: 'main',
    dir: () => path.join(directory, 'mirror.git'),
    owns: one => kserveSitesLayout.owns(one),
  });
  const history = GitHistory.create({
    dir: () => mirror.dir,
    layout: kserveSitesLayout,
    logger: quiet,
    proposalUrl: () => undefined,
  });

  const [firstFetch, head] = await timed(() => mirror.fetch());
  const tree = await mirror.tree(head.revision);
  const [readHistory] = await timed(() => history.update(head.revision, tree));
  const plans = await planAll(tree, origin, estate.sites);
  const assignments = kserveSitesLayout.read(tree);
  const paths = [...new Set(assignments.map(one => one.path))];
  const { branch } = history;
  const revisions = Array.from(
    { length: branch.head + 1 },
    (_, number) => branch.commit(number).revision,
  );
  const compareAll = () => {
    for (const one of paths) {
      for (const revision of revisions) history.compare(one, revision);
    }
  };
  const [closures] = await timed(compareAll);
  const read = closuresRead();
  const [again] = await timed(compareAll);

  const fleet = DefaultFleet.create({
    gitops: [{ name: 'models', hubs: ['core'] }],
  });
  const sink = fleet.sink({
    id: 'argocd:core',
    kind: 'argocd',
    hub: 'core',
    authority: 60,
    absence: 'withdrawn',
    watches: true,
  });
  const desired = kserveSitesLayout.resolve(assignments, []);
  const asOf = new Date().toISOString();
  const state = (revision, lines) => ({
    gitops: 'models',
    revision,
    repoUrl: `file://${origin}`,
    branch: 'main',
    desired: lines,
    history,
    asOf,
  });
  fleet.setDesired(state(head.revision, desired));
  sink.upsertDeployments(
    desired.map(one => ({
      ref: {
        hub: one.hub,
        site: one.site,
        namespace: one.namespace,
        kind: one.object.kind,
        name: one.object.name,
      },
      state: 'ready',
      delivery: {
        application: one.application,
        repoUrl: `file://${origin}`,
        path: one.path,
        revision: head.revision,
        sync: 'Synced',
      },
      asOf,
    })),
  );

  async function push(message, files) {
    const at = Math.floor(Date.now() / 1000);
    importInto(origin, commitText(message, at, files, false));
    const [fetch, { revision }] = await timed(() => mirror.fetch());
    const after = await mirror.tree(revision);
    const [historyTook] = await timed(() => history.update(revision, after));
    const [layout, lines] = await timed(() =>
      kserveSitesLayout.resolve(kserveSitesLayout.read(after), []),
    );
    const before = decided();
    const [evaluation] = await timed(() =>
      fleet.setDesired(state(revision, lines)),
    );
    return {
      fetch,
      history: historyTook,
      layout,
      evaluation,
      decided: decided() - before,
    };
  }
  const root = `models/${modelName(0)}`;
  const moved = await push('Move a ring', {
    [`${root}/rings/r1/kustomization.yaml`]: ringFile(2),
  });
  const idle = await push('Add a note', { 'docs/readme.md': 'x\n' });
  const sites = desired.filter(one =>
    one.path.startsWith(`${root}/run/r1.`),
  ).length;
  const behind = [...fleet.deployments()].filter(
    ({ standing }) => standing?.state === 'behind',
  ).length;
  if (behind !== sites) {
    throw new Error(`${behind} deployments are behind, not ${sites}`);
  }
  const files = execFileSync('git', ['ls-tree', '-r', '--name-only', 'main'], {
    cwd: origin,
    encoding: 'utf8',
  }).split('\n').length;
  process.stdout.write(
    `${JSON.stringify({
      ...estate,
      lines: desired.length,
      files,
      firstFetch,
      fetch: moved.fetch,
      readHistory,
      paths: paths.length,
      commitsRead: revisions.length,
      closures,
      closuresRead: read,
      again,
      moved: { ...moved, sites },
      idle,
      plans,
    })}\n`,
  );
}

main().catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
