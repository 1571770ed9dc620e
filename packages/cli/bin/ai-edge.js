#!/usr/bin/env node
/* eslint-disable no-restricted-syntax */
const { existsSync } = require('node:fs');
const { resolve } = require('node:path');

// In the monorepo it runs from its sources, as the packages that it needs do; where it is installed, from what was built.
const sources = resolve(__dirname, '../src');
if (existsSync(sources)) {
  require('@backstage/cli/config/nodeTransform.cjs');
}
const { main } = existsSync(sources) ? require(sources) : require('..');

main(process.argv.slice(2)).then(status => {
  process.exitCode = status;
});
