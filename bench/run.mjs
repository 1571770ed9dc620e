#!/usr/bin/env node
// `yarn bench fleet` runs a benchmark of this folder; `yarn bench` lists them.
import { main, say } from '../scripts/lib/console.mjs';
import { ensureToolchain } from '../scripts/lib/toolchain.mjs';

const BENCHES = {
  fleet: () => import('./fleet/fleet.mjs'),
  gitops: () => import('./gitops/gitops.mjs'),
};

await main(async () => {
  const [name, ...args] = process.argv.slice(2);
  if (!name || !Object.hasOwn(BENCHES, name)) {
    say(`Usage: yarn bench <${Object.keys(BENCHES).join(' | ')}>`);
    return name ? 2 : 0;
  }
  // What is started here finds the Node that the portal runs on, whatever runs this script.
  Object.assign(process.env, await ensureToolchain());
  const { default: bench } = await BENCHES[name]();
  return bench(args);
});
