import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { delimiter, isAbsolute, join } from 'node:path';

async function isExecutable(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return true;
  } catch {
    // That it cannot be run is the answer.
    return false;
  }
}

/** Where a command is; `undefined` when it is not there or cannot be run. */
export async function findCommand(
  command: string,
  path: string = process.env.PATH ?? '',
): Promise<string | undefined> {
  const candidates = command.includes('/')
    ? [command]
    : path
        .split(delimiter)
        .filter(dir => isAbsolute(dir))
        .map(dir => join(dir, command));
  for (const candidate of candidates) {
    if (await isExecutable(candidate)) return candidate;
  }
  return undefined;
}
