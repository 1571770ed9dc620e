#!/usr/bin/env node
// Brings the toolchain and the dependencies, and nothing else: for editors and for the other commands.
import { main, say } from './lib/console.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { ensureToolchain } from './lib/toolchain.mjs';

await main(async () => {
  await ensureInstalled(await ensureToolchain());
  say(
    'Ready. Run workspace commands with .tools/node_modules/.bin first on the PATH.',
  );
});
