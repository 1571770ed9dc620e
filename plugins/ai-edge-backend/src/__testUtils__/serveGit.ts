import { spawn } from 'node:child_process';
import type { Request, Response } from 'express';

/**
 * Answers git's smart HTTP protocol for a bare repository through `git http-backend`, for reading.
 */
export function serveGit(
  dir: string,
  path: string,
  request: Request,
  response: Response,
) {
  const child = spawn('git', ['http-backend'], {
    env: {
      PATH: process.env.PATH,
      GIT_PROJECT_ROOT: dir,
      GIT_HTTP_EXPORT_ALL: '1',
      PATH_INFO: path,
      QUERY_STRING: request.url.split('?')[1] ?? '',
      REQUEST_METHOD: request.method,
      CONTENT_TYPE: request.get('content-type') ?? '',
      HTTP_CONTENT_ENCODING: request.get('content-encoding') ?? '',
      HTTP_GIT_PROTOCOL: request.get('git-protocol') ?? '',
    },
  });
  request.pipe(child.stdin);
  const chunks: Buffer[] = [];
  child.stdout.on('data', chunk => chunks.push(chunk));
  child.on('close', () => {
    const output = Buffer.concat(chunks);
    const end = output.indexOf('\r\n\r\n');
    for (const line of output.subarray(0, end).toString().split('\r\n')) {
      const [name, value] = line.split(': ');
      if (name === 'Status') response.status(Number(value.slice(0, 3)));
      else response.set(name, value);
    }
    response.end(output.subarray(end + 4));
  });
}
