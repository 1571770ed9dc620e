import os from 'node:os';
import { parseArgs } from 'node:util';
import { setTimeout as sleep } from 'node:timers/promises';
import { say } from '../../scripts/lib/console.mjs';
import { bytes, line, ms } from '../lib/format.mjs';
import { readers } from '../lib/readers.mjs';
import { coldStart } from './coldStart.mjs';
import { SERVICE_TOKEN, startEstate } from './estate.mjs';
import { freshness } from './freshness.mjs';
import { isFirstPage, SHAPES } from './shapes.mjs';

const READERS = [1, 10, 50];
const REST_MS = 30_000;

/** As few as give a 95th percentile: each asks the hub for everything. */
const ASKING_THE_HUB = { 1: 5, 10: 20, 50: 50 };
const REQUESTS = { 1: 60, 10: 200, 50: 400 };

function sayColdStart(cold) {
  const { bare, memory, trimmedBytes } = cold;
  say(
    line(
      'cold start to a complete index',
      `${ms(cold.milliseconds)}, ${(
        cold.milliseconds / bare.milliseconds
      ).toFixed(2)} x bare`,
      '1.5 x a bare lister',
    ),
  );
  say(line('bare lister of the same collections', ms(bare.milliseconds)));
  say(line('LIST pages', cold.lists, '150'));
  say(line('bytes of these lists', bytes(bare.bytes), '150 MB'));
  say(line('rows', `${cold.sites} sites, ${cold.deployments} deployments`));
  say(line('trimmed JSON of the rows', bytes(trimmedBytes)));
  say(
    line(
      'index in memory (heap above an empty fleet)',
      `${bytes(cold.indexBytes)}, ${(cold.indexBytes / trimmedBytes).toFixed(
        2,
      )} x JSON`,
      '250 MB',
    ),
  );
  say(line('resident set', bytes(memory.rss)));
}

async function hubCallsAMinute(estate, during) {
  await estate.clearRequests();
  const started = Date.now();
  await during();
  return (
    ((await estate.hubRequests()).length / (Date.now() - started)) * 60_000
  );
}

/** The same question to the hub on each view, and each shape in both lanes, at the same number of readers. */
async function lanes(estate) {
  const user = await estate.userToken();
  const worst = [];
  for (const count of READERS) {
    say(`\n${count} reader${count > 1 ? 's' : ''}`);
    const ask = {};
    for (const list of ['sites', 'deployments']) {
      ask[list] = await readers({
        url: `${estate.api}/bench/ask-the-hub${
          list === 'deployments' ? '?deployments=1' : ''
        }`,
        token: SERVICE_TOKEN,
        count,
        requests: ASKING_THE_HUB[count],
      });
      say(line(`asking the hub for ${list}`, `p95 ${ms(ask[list].p95)}`));
    }
    for (const [lane, token] of [
      ['service', SERVICE_TOKEN],
      ['user', user],
    ]) {
      const empty = await readers({
        url: `${estate.api}/bench/empty`,
        token,
        count,
        requests: REQUESTS[count],
      });
      say(
        `  ${lane} token (empty route + one authorize: p95 ${ms(empty.p95)})`,
      );
      for (const [shape, route] of Object.entries(SHAPES)) {
        const result = await readers({
          url: `${estate.api}${route}`,
          token,
          count,
          requests: REQUESTS[count],
        });
        const asked = ask[route.includes('sites') ? 'sites' : 'deployments'];
        const share = asked.p95 / result.p95;
        if (lane === 'service' && isFirstPage(route))
          worst.push({ shape, count, share });
        say(
          line(
            `    ${shape}`,
            `p50 ${ms(result.p50)}  p95 ${ms(result.p95)}  p99 ${ms(
              result.p99,
            )}  1/${share.toFixed(0)} of asking  ${bytes(result.bytes)}`,
          ),
        );
      }
    }
  }
  const [least] = worst.sort((one, other) => one.share - other.share);
  say(
    line(
      'least gain of a first page, service token',
      `1/${least.share.toFixed(0)} (${least.shape}, ${least.count} readers)`,
      '1/100',
    ),
  );
}

/** Cold start of an estate of that size; what more is measured on it is up to `then`. */
async function measure(sites, modelsPerSite, then) {
  // An estate of one site without models is as near to an empty fleet as a real backend gets.
  const small = await startEstate({ sites: 1, modelsPerSite: 0 });
  let empty;
  try {
    empty = await coldStart(small);
  } finally {
    await small.stop();
  }
  const estate = await startEstate({ sites, modelsPerSite });
  try {
    const cold = await coldStart(estate);
    cold.indexBytes = cold.memory.heapUsed - empty.memory.heapUsed;
    sayColdStart(cold);
    await then?.(estate, cold);
    return cold;
  } finally {
    await estate.stop();
  }
}

/** `yarn bench fleet [--sites 3500] [--models 5] [--quick]`: the budgets of the fleet, as ratios of one run. */
export default async function fleet(args) {
  const { values } = parseArgs({
    args,
    options: {
      sites: { type: 'string', default: '3500' },
      models: { type: 'string', default: '5' },
      // Only the cold start.
      quick: { type: 'boolean', default: false },
    },
  });
  const sites = Number(values.sites);
  const models = Number(values.models);
  const [{ model }] = os.cpus();
  say(
    `${os.cpus().length} x ${model}, Node ${
      process.version
    }; lab, backend and readers on the same machine`,
  );
  say(`\n${sites} sites x ${models} models`);
  const once = await measure(sites, models, async (estate, cold) => {
    if (values.quick) return;
    await sleep(5_000);
    const atRest = await hubCallsAMinute(estate, () => sleep(REST_MS));
    await lanes(estate);
    const busy = await hubCallsAMinute(estate, async () => {
      const until = Date.now() + REST_MS;
      while (Date.now() < until) {
        for (const route of Object.values(SHAPES)) {
          await readers({
            url: `${estate.api}${route}`,
            token: SERVICE_TOKEN,
            count: 50,
            requests: 50,
          });
        }
      }
    });
    const remembered = await estate.rememberedBytes();
    say(
      line(
        '\n  trimmed JSON of what sources said (snapshot)',
        `${bytes(remembered)}; the index is ${(
          cold.indexBytes / remembered
        ).toFixed(2)} x`,
        '2 x',
      ),
    );
    say('\nthe hub');
    say(line('calls a minute at rest', atRest.toFixed(1)));
    say(line('calls a minute with 50 readers', busy.toFixed(1), 'the same'));
    const fresh = await freshness(estate);
    say(
      line(
        `a change seen, under ${fresh.perSecond.toFixed(0)} changes a second`,
        `p50 ${ms(fresh.p50)}  p95 ${ms(fresh.p95)}`,
        '500 ms',
      ),
    );
    const after = await estate.read('/bench/memory');
    say(
      line(
        'heap and resident set after all that',
        `${bytes(after.heapUsed)}, ${bytes(after.rss)}`,
      ),
    );
  });
  say(`\n${sites * 2} sites x ${models} models`);
  const twice = await measure(sites * 2, models);
  say('\ndoubled');
  say(
    line(
      'time to a complete index',
      `${(twice.milliseconds / once.milliseconds).toFixed(2)} x`,
      '2.2 x',
    ),
  );
  say(
    line(
      'memory of the index',
      `${(twice.indexBytes / once.indexBytes).toFixed(2)} x`,
      '2.2 x',
    ),
  );
  return 0;
}
