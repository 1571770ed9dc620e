import http from 'node:http';
import { percentiles } from './percentiles.mjs';

/** One GET over a kept connection: `{ status, bytes, body, etag, milliseconds }`. */
export function get(url, { token, agent, headers } = {}) {
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const request = http.get(
      url,
      {
        agent,
        headers: {
          ...headers,
          ...(token && { Authorization: `Bearer ${token}` }),
        },
      },
      response => {
        const chunks = [];
        response.on('data', chunk => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const body = Buffer.concat(chunks);
          resolve({
            status: response.statusCode,
            etag: response.headers.etag,
            bytes: body.length,
            body,
            milliseconds: performance.now() - started,
          });
        });
      },
    );
    request.on('error', reject);
  });
}

/**
 * So many readers, each asking again as soon as it is answered, until `requests` were made in all. What is not a 200
 * ends the measurement.
 */
export async function readers({ url, token, count, requests }) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: count });
  const measured = [];
  let bytes = 0;
  let left = requests;
  const reader = async () => {
    while (left > 0) {
      left -= 1;
      const answer = await get(url, { token, agent });
      if (answer.status !== 200) {
        throw new Error(`${url} answered ${answer.status}: ${answer.body}`);
      }
      measured.push(answer.milliseconds);
      bytes = answer.bytes;
    }
  };
  try {
    await Promise.all(Array.from({ length: count }, reader));
  } finally {
    agent.destroy();
  }
  return { ...percentiles(measured), requests: measured.length, bytes };
}
