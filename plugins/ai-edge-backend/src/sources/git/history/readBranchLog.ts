import { ServiceUnavailableError } from '@backstage/errors';
import { runGit } from '../runGit';

/** What one commit did to one path. Entries are `<mode> <blob>`, absent when there is nothing. */
export interface PathChange {
  path: string;
  before?: string;
  after?: string;
}

/** A commit of a branch, with what it changed of the one that the branch was at before. */
export interface BranchCommit {
  revision: string;
  tree: string;
  /** The first is the one that the branch was at before. */
  parents: string[];
  at: string;
  author: string;
  subject: string;
  body: string;
  changes: PathChange[];
}

const FIELDS = ['%H', '%T', '%P', '%cI', '%an', '%s', '%b'];
const RAW = /^\n?:(\d{6}) (\d{6}) ([0-9a-f]+) ([0-9a-f]+) [A-Z]/;
const NOTHING = /^0+$/;

function parseLog(output: string): BranchCommit[] {
  const tokens = output.split('\0');
  const commits: BranchCommit[] = [];
  let position = 0;
  while (position + FIELDS.length <= tokens.length && tokens[position]) {
    const [revision, tree, parents, at, author, subject, body] = tokens.slice(
      position,
      position + FIELDS.length,
    );
    // One more ends the message.
    position += FIELDS.length + 1;
    const changes: PathChange[] = [];
    for (
      let raw = RAW.exec(tokens[position] ?? '');
      raw;
      raw = RAW.exec(tokens[position] ?? '')
    ) {
      const [, modeBefore, modeAfter, before, after] = raw;
      changes.push({
        path: tokens[position + 1],
        ...(!NOTHING.test(before) && { before: `${modeBefore} ${before}` }),
        ...(!NOTHING.test(after) && { after: `${modeAfter} ${after}` }),
      });
      position += 2;
    }
    commits.push({
      revision,
      tree,
      parents: parents.split(' ').filter(Boolean),
      at: new Date(at).toISOString(),
      author,
      subject,
      body,
      changes,
    });
  }
  if (tokens[position]) {
    throw new ServiceUnavailableError('git log: its answer cannot be read');
  }
  return commits;
}

/**
 * The commits that the branch has been at, oldest first: first parents only, each with its difference to the one
 * before. `since` leaves out what that commit knows.
 */
export async function readBranchLog(
  gitDir: string,
  revision: string,
  options: { since?: string; max: number },
): Promise<BranchCommit[]> {
  const output = await runGit(
    [
      'log',
      '--first-parent',
      '-m',
      '--raw',
      '-z',
      '--no-abbrev',
      '--no-renames',
      `--format=${FIELDS.map(field => `${field}%x00`).join('')}`,
      `--max-count=${options.max}`,
      revision,
      ...(options.since === undefined ? [] : [`^${options.since}`]),
    ],
    { cwd: gitDir, timeoutMs: 60_000, maxBytes: 512 * 1024 * 1024 },
  );
  return parseLog(output.toString('utf8')).reverse();
}
