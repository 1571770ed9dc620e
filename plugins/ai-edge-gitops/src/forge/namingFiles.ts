import { toError } from '@backstage/errors';
import type { FileChange } from '../types';
import { forgeConflict, forgeConflictCode } from './forgeConflict';
import { gitBlobSha } from './gitBlobSha';

/**
 * The error with the paths in front whose planned blobs it names: Gitea says which blob is not there any more, not
 * where.
 *
 * @internal
 */
export function namingFiles(error: unknown, files: FileChange[]): unknown {
  if (forgeConflictCode(error) !== 'file-changed') return error;
  const said = toError(error).message.replace('file-changed: ', '');
  const paths = files
    .filter(({ change }) => change !== 'create')
    .filter(({ before = '' }) => said.includes(gitBlobSha(before)))
    .map(({ path }) => path);
  return paths.length === 0
    ? error
    : forgeConflict('file-changed', `${paths.join(', ')}: ${said}`);
}
