import fs from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import { setTimeout as sleep } from 'node:timers/promises';
import { percentiles } from '../lib/percentiles.mjs';
import { get } from '../lib/readers.mjs';
import { SERVICE_TOKEN } from './estate.mjs';

const CLUSTERS = '/apis/cluster.open-cluster-management.io/v1/managedclusters';
const PER_SECOND = 100;
const SECONDS = 15;
const PROBE_EVERY_MS = 500;

function labeller(estate) {
  const agent = new https.Agent({
    ca: fs.readFileSync(estate.caFile),
    keepAlive: true,
  });
  const label = (name, value) =>
    new Promise((resolve, reject) => {
      const request = https.request(
        `${estate.hubUrl}${CLUSTERS}/${name}`,
        {
          agent,
          method: 'PATCH',
          headers: {
            Authorization: 'Bearer lab-admin',
            'Content-Type': 'application/merge-patch+json',
          },
        },
        response => {
          response.resume();
          response.on('end', () =>
            response.statusCode === 200
              ? resolve()
              : reject(new Error(`PATCH ${name}: ${response.statusCode}`)),
          );
        },
      );
      request.on('error', reject);
      request.end(JSON.stringify({ metadata: { labels: { bench: value } } }));
    });
  return { label, close: () => agent.destroy() };
}

/** How long a change of a hub object takes to be seen in the API while the hub sees 100 changes a second. */
export async function freshness(estate) {
  const { items } = await estate.read('/ai-edge/sites?limit=500');
  const names = items.map(({ ref }) => ref.name);
  const [probe, ...others] = names;
  const { label, close } = labeller(estate);
  const agent = new http.Agent({ keepAlive: true });
  let changes = 0;
  const failures = [];
  const started = performance.now();
  const noise = setInterval(() => {
    const due = ((performance.now() - started) / 1000) * PER_SECOND;
    while (changes < due) {
      changes += 1;
      label(others[changes % others.length], `n${changes}`).catch(error =>
        failures.push(error),
      );
    }
  }, 5);
  const measured = [];
  try {
    for (let round = 1; round <= (SECONDS * 1000) / PROBE_EVERY_MS; round++) {
      const changed = performance.now();
      await label(probe, `p${round}`);
      for (;;) {
        const { body } = await get(
          `${estate.api}/ai-edge/sites?label=bench%3Dp${round}&limit=1&fields=ref`,
          { token: SERVICE_TOKEN, agent },
        );
        if (JSON.parse(body).totalItems === 1) break;
        await sleep(5);
      }
      const took = performance.now() - changed;
      measured.push(took);
      await sleep(Math.max(0, PROBE_EVERY_MS - took));
    }
  } finally {
    clearInterval(noise);
    close();
    agent.destroy();
  }
  if (failures.length > 0) throw failures[0];
  return {
    ...percentiles(measured),
    perSecond: changes / ((performance.now() - started) / 1000),
  };
}
