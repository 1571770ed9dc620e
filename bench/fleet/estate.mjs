import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePorts } from '../../scripts/lib/freePorts.mjs';
import { Processes } from '../../scripts/lib/processes.mjs';
import { inRoot } from '../../scripts/lib/root.mjs';
import { run } from '../../scripts/lib/run.mjs';
import { waitFor } from '../../scripts/lib/waitFor.mjs';
import { get } from '../lib/readers.mjs';

const TRANSFORM = ['--require', '@backstage/cli/config/nodeTransform.cjs'];
export const SERVICE_TOKEN = 'bench-service-token-of-this-run-only';

function backendConfig({ backendPort, labPort, directory }) {
  const backendUrl = `http://127.0.0.1:${backendPort}`;
  return {
    app: { baseUrl: backendUrl },
    organization: { name: 'Bench' },
    backend: {
      baseUrl: backendUrl,
      listen: { host: '127.0.0.1', port: backendPort },
      database: { client: 'better-sqlite3', connection: { directory } },
      auth: {
        externalAccess: [
          {
            type: 'static',
            options: { token: SERVICE_TOKEN, subject: 'bench' },
          },
        ],
      },
    },
    auth: { providers: { guest: {} } },
    permission: { enabled: true },
    integrations: {
      gitea: [
        {
          host: `127.0.0.1:${labPort}`,
          baseUrl: `http://127.0.0.1:${labPort}`,
          username: 'portal',
          password: 'lab-forge-portal',
        },
      ],
    },
    aiEdge: {
      hubs: [
        {
          name: 'core',
          url: `https://127.0.0.1:${labPort + 1}/hubs/core`,
          token: 'lab-portal',
          caFile: path.join(directory, 'lab/ca.crt'),
        },
      ],
      gitops: [
        {
          name: 'kserve-edge',
          url: `http://127.0.0.1:${labPort}/edge/kserve-sites-gitops`,
          forge: 'gitea',
          layout: 'kserve-sites',
        },
      ],
    },
  };
}

/**
 * A lab of that size and a backend that has not been started yet, in a directory of their own. `configure` changes the
 * backend's config, given it and the lab's URL.
 */
export async function startEstate({
  sites,
  modelsPerSite,
  configure = config => config,
}) {
  const { BACKEND_PORT: backendPort, LAB_PORT: labPort } = await freePorts();
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'ai-edge-bench-'));
  const config = path.join(directory, 'app-config.json');
  const settings = backendConfig({ backendPort, labPort, directory });
  fs.writeFileSync(
    config,
    JSON.stringify(configure(settings, `http://127.0.0.1:${labPort}`)),
  );
  let death;
  const processes = new Processes({
    logDir: path.join(directory, 'logs'),
    onDeath: error => (death = error),
  });
  const aborted = () => {
    if (death) throw death;
    return false;
  };
  const env = { ...process.env, NODE_ENV: 'development' };
  const labUrl = `http://127.0.0.1:${labPort}`;
  const api = `http://127.0.0.1:${backendPort}/api`;
  const stop = async () => {
    await processes.stop();
    fs.rmSync(directory, { recursive: true, force: true });
  };
  try {
    processes.start('lab', 'node', [...TRANSFORM, 'packages/lab/src/main.ts'], {
      env: {
        ...env,
        LAB_PORT: String(labPort),
        LAB_DIR: path.join(directory, 'lab'),
        LAB_SITES: String(sites),
        LAB_MODELS_PER_SITE: String(modelsPerSite),
      },
    });
    await waitFor('lab', `${labUrl}/lab/health`, {
      timeoutMs: 120_000,
      aborted,
    });
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    labUrl,
    hubUrl: `https://127.0.0.1:${labPort + 1}/hubs/core`,
    caFile: path.join(directory, 'lab/ca.crt'),
    api,
    stop,
    /** Starts the backend and waits until it answers; its sources start then. */
    async startBackend() {
      processes.start(
        'backend',
        'node',
        [
          '--expose-gc',
          ...TRANSFORM,
          inRoot('bench/fleet/server/main.ts'),
          '--config',
          config,
        ],
        { env, cwd: inRoot('packages/backend') },
      );
      await waitFor('backend', `${api}/bench/memory`, {
        timeoutMs: 120_000,
        aborted,
      });
    },
    /** The JSON of an answer to the service. */
    async read(route) {
      const { status, body } = await get(`${api}${route}`, {
        token: SERVICE_TOKEN,
      });
      if (status !== 200) throw new Error(`${route}: ${status} ${body}`);
      return JSON.parse(body);
    },
    /** What the hub, or another target, was asked since the log was cleared. */
    async hubRequests(name = 'hub') {
      const { requests } = JSON.parse(
        (await get(`${labUrl}/lab/requests`)).body,
      );
      return requests.filter(({ target }) => target === name);
    },
    async clearRequests() {
      await fetch(`${labUrl}/lab/requests`, { method: 'DELETE' });
    },
    /** Bytes of JSON that a restart would bring back: what sources said of sites and deployments, trimmed. */
    async rememberedBytes() {
      const { output } = await run(
        'node',
        [
          inRoot('bench/fleet/rememberedBytes.mjs'),
          path.join(directory, 'ai-edge.sqlite'),
        ],
        { capture: true },
      );
      return Number(output);
    },
    async userToken() {
      const { body } = await get(`${api}/auth/guest/refresh`);
      return JSON.parse(body).backstageIdentity.token;
    },
    async until(what, check, timeoutMs = 120_000) {
      const deadline = Date.now() + timeoutMs;
      while (Date.now() < deadline) {
        aborted();
        const result = await check();
        if (result !== undefined) return result;
        await sleep(50);
      }
      throw new Error(`${what}: not within ${timeoutMs / 1000} s`);
    },
  };
}
