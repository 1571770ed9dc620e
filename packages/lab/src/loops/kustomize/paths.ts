import { posix } from 'node:path';
import { KustomizeError } from './KustomizeError';

/** A path relative to a directory of the repository; leaving the repository is an error. */
export function joinPath(dir: string, path: string): string {
  const joined = posix.normalize(posix.join(dir || '.', path));
  if (joined === '..' || joined.startsWith('../') || path.startsWith('/')) {
    throw new KustomizeError(`${path} is outside of the repository`);
  }
  return joined === '.' ? '' : joined.replace(/\/$/, '');
}
