import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SERVICE_TOKEN, startEstate } from '../fleet/estate.mjs';
import { percentiles } from '../lib/percentiles.mjs';
import { INTENTS } from './intents.mjs';
import { writeMonorepo } from './monorepo.mjs';

const REPOSITORY = '/edge/kserve-sites-gitops';
const LABEL = 'ai-edge';
const TOKEN = 'lab-forge-portal';
const PREVIEWS = 10;
/** What a proposal sets going may ask the forge after it has answered. */
const AFTERWARDS_MS = 2_000;

/** The same repository in each dialect, each with a branch of its own: nobody looks after the proposals of another. */
const DIALECTS = {
  gitea: {},
  github: {},
  'github, signed': { forge: 'github', signedCommits: true },
  gitlab: {},
};

const branchOf = dialect => `bench-${dialect.replace(', ', '-')}`;

function configure(config, labUrl) {
  const { host } = new URL(labUrl);
  const login = { host, baseUrl: labUrl };
  return {
    ...config,
    integrations: {
      gitea: [{ ...login, username: 'portal', password: TOKEN }],
      github: [{ host, apiBaseUrl: `${labUrl}/api/v3`, token: TOKEN }],
      gitlab: [{ ...login, apiBaseUrl: `${labUrl}/api/v4`, token: TOKEN }],
    },
    aiEdge: {
      ...config.aiEdge,
      gitops: Object.entries(DIALECTS).map(([name, more]) => ({
        name,
        url: `${labUrl}${REPOSITORY}`,
        forge: name,
        ...more,
        branch: branchOf(name),
        layout: 'kserve-sites',
        hubs: ['core'],
        labels: [LABEL],
        // Only what a proposal asks is counted.
        interval: { hours: 1 },
      })),
    },
  };
}

async function siteNames(estate) {
  const names = [];
  let cursor;
  do {
    const { items, pageInfo } = await estate.read(
      `/ai-edge/sites?limit=500${
        cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''
      }`,
    );
    names.push(...items.map(({ ref }) => ref.name));
    cursor = pageInfo.nextCursor;
  } while (cursor);
  return names.sort();
}

async function post(estate, route, body) {
  const started = performance.now();
  const response = await fetch(`${estate.api}/ai-edge${route}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${SERVICE_TOKEN}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  const milliseconds = performance.now() - started;
  if (!response.ok) throw new Error(`${route}: ${response.status} ${text}`);
  return {
    milliseconds,
    bytes: Buffer.byteLength(text),
    body: JSON.parse(text),
  };
}

/** Calls of the forge's API; what Git itself fetches is no call of it. */
async function forgeCalls(estate) {
  const requests = await estate.hubRequests('forge');
  return requests.filter(one => !one.path.startsWith(REPOSITORY)).length;
}

async function measurePreviews(estate) {
  const measured = {};
  for (const [what, intent] of Object.entries(INTENTS)) {
    const wish = { intent: { ...intent, gitops: 'gitea' } };
    const first = await post(estate, '/proposals/preview', wish);
    const times = [];
    for (let count = 0; count < PREVIEWS; count++) {
      times.push((await post(estate, '/proposals/preview', wish)).milliseconds);
    }
    measured[what] = {
      first: first.milliseconds,
      ...percentiles(times),
      bytes: first.bytes,
      files: first.body.files.length,
      sites: first.body.sites.count,
    };
  }
  return measured;
}

/** Gitea puts only labels on a proposal that the repository has. */
async function addLabel({ labUrl }) {
  const response = await fetch(`${labUrl}/api/v1/repos${REPOSITORY}/labels`, {
    method: 'POST',
    headers: {
      authorization: `token ${TOKEN}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ name: LABEL, color: '#22aa77' }),
  });
  if (!response.ok) throw new Error(`labels: ${await response.text()}`);
}

async function measureCalls(estate) {
  const calls = {};
  await addLabel(estate);
  for (const gitops of Object.keys(DIALECTS)) {
    calls[gitops] = {};
    for (const what of ['deploy a new model to every site', 'update a ring']) {
      const intent = { ...INTENTS[what], gitops };
      const preview = await post(estate, '/proposals/preview', { intent });
      await estate.clearRequests();
      const { milliseconds, body } = await post(estate, '/proposals', {
        intent,
        previewHash: preview.body.hash,
        reviewers: ['ada'],
      });
      if (!body.created) throw new Error(`${gitops}: found #${body.number}`);
      const asked = await forgeCalls(estate);
      await sleep(AFTERWARDS_MS);
      calls[gitops][what] = {
        milliseconds,
        files: body.files,
        calls: asked,
        afterwards: (await forgeCalls(estate)) - asked,
      };
    }
  }
  return calls;
}

/**
 * A portal before a lab with so many sites, and a monorepo of models for them on branches that no Argo CD watches: how
 * long previews take over HTTP, and what a proposal asks of the forge in each dialect.
 */
export async function measureProposals(directory, wanted) {
  const estate = await startEstate({
    sites: wanted.sites,
    modelsPerSite: 0,
    configure,
  });
  try {
    await estate.startBackend();
    await estate.until('every site', async () => {
      const { complete, totalItems } = await estate.read(
        '/ai-edge/sites?limit=1',
      );
      return (complete && totalItems === wanted.sites) || undefined;
    });
    const origin = path.join(directory, 'lab.git');
    fs.rmSync(origin, { recursive: true, force: true });
    writeMonorepo(origin, { ...wanted, names: await siteNames(estate) });
    const remote = estate.labUrl.replace('://', `://portal:${TOKEN}@`);
    execFileSync(
      'git',
      [
        ...['push', '--quiet', `${remote}${REPOSITORY}`],
        ...Object.keys(DIALECTS).map(name => `main:${branchOf(name)}`),
      ],
      { cwd: origin },
    );
    const previews = await measurePreviews(estate);
    return { previews, calls: await measureCalls(estate) };
  } finally {
    await estate.stop();
  }
}
