#!/usr/bin/env node
// Brings up the whole estate: the lab, the backend and the frontend. See `npm start -- --help`.
import { main, say, step } from './lib/console.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { onInterrupt } from './lib/interrupt.mjs';
import { readPorts } from './lib/ports.mjs';
import { startPortal } from './lib/portal.mjs';
import { inRoot } from './lib/root.mjs';
import { ensureToolchain } from './lib/toolchain.mjs';

const PORTS = {
  APP_PORT: { port: 3000 },
  BACKEND_PORT: { port: 7007 },
  LAB_PORT: { port: 7100 },
};

const HELP = `npm start [-- --verbose]

Starts the lab, the backend and the frontend, and prints where to look.

  --verbose          print what the three of them log (it is in .data/logs anyway)

  APP_PORT           port of the frontend (3000)
  BACKEND_PORT       port of the backend (7007)
  LAB_PORT           port of the lab over http; https is on the next one (7100)
  LAB_SITES          number of sites, such as 3500 (a believable dozen)
  LAB_MODELS_PER_SITE  model deployments on each site of a large estate (2)
  LAB_LAG            factor on the lab's delays (1: seconds)
`;

await main(async () => {
  const args = process.argv.slice(2);
  if (args.includes('--help')) {
    say(HELP);
    return 0;
  }
  const ports = readPorts(process.env, PORTS);
  const env = await ensureToolchain();
  await ensureInstalled(env);

  const interrupt = onInterrupt();
  let portal;
  try {
    portal = await step(
      'Starting the lab, the backend and the frontend',
      'under a minute, longer the first time',
      () =>
        startPortal({
          env,
          ports,
          dataDir: inRoot('.data'),
          labDir: inRoot('.lab'),
          verbose: args.includes('--verbose'),
          signal: interrupt.signal,
        }),
    );
  } catch (error) {
    if (!interrupt.signal.aborted) throw error;
    say('Interrupted while starting; everything has been ended.');
    return 130;
  }

  const url = `http://localhost:${ports.APP_PORT}`;
  say(`
The portal is up: ${url}   (sign in as Guest)

Three things to try:
  1. Look at the estate: ${url}/ai-edge/sites
  2. Put a model on some stores: ${url}/create/templates/default/deploy-edge-model
     then merge the pull request on the lab's forge and watch ${url}/ai-edge/deployments
  3. Ask the hub yourself: http://127.0.0.1:${ports.LAB_PORT} lists kubeconfigs, tokens and repositories

Logs are in .data/logs. Ctrl-C ends everything.
`);

  try {
    await Promise.race([interrupt.done, portal.died]);
  } finally {
    say('Ending the portal and the lab.');
    await portal.stop();
  }
  return 0;
});
