// Lists collections of a hub in pages of 500 and parses them, nothing else: `node bareList.mjs <url> <ca> <path>…`.
// Collections at the same time, the pages of each one after the other, as a source must. Prints its figures as JSON.
import fs from 'node:fs';
import https from 'node:https';

const [, , hub, caFile, ...collections] = process.argv;
const agent = new https.Agent({ ca: fs.readFileSync(caFile), keepAlive: true });

let bytes = 0;
let pages = 0;
let objects = 0;

function page(path) {
  return new Promise((resolve, reject) => {
    const request = https.get(
      `${hub}${path}`,
      { agent, headers: { Authorization: 'Bearer lab-portal' } },
      response => {
        const chunks = [];
        response.on('data', chunk => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const text = Buffer.concat(chunks);
          bytes += text.length;
          pages += 1;
          if (response.statusCode === 200) resolve(JSON.parse(text));
          else reject(new Error(`${path}: ${response.statusCode}`));
        });
      },
    );
    request.on('error', reject);
  });
}

async function list(collection) {
  const separator = collection.includes('?') ? '&' : '?';
  let next = '';
  do {
    const { items, metadata } = await page(
      `${collection}${separator}limit=500${
        next && `&continue=${encodeURIComponent(next)}`
      }`,
    );
    objects += items.length;
    next = metadata.continue ?? '';
  } while (next);
}

const started = performance.now();
await Promise.all(collections.map(list));
console.log(
  JSON.stringify({
    milliseconds: performance.now() - started,
    bytes,
    pages,
    objects,
  }),
);
agent.destroy();
