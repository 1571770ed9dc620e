import { InputError } from '@backstage/errors';
import type { FileEdits } from '../../tree/FileEdits';
import type { KserveModel } from './KserveModel';
import type { Member } from './members';
import { setRuns, setTargets } from './targetsEdit';
import { writeRun, type Follows } from './writeRun';

/** What a site is to build from now on, with the class that it has. */
export interface Move {
  member: Member;
  follows: Follows;
  stopped: boolean;
  /** With a canary on this site alone: until when, and where to go back to. */
  canary?: { until: string; from: string };
}

function runOf(
  edits: FileEdits,
  model: KserveModel,
  { member, follows, stopped }: Move,
): string {
  const { hub, name, run, runName } = member;
  if (run.class === undefined) {
    throw new InputError(
      `sites: run ${runName} of ${model.name}, which ${hub}/${name} builds, names no class, so it cannot be moved to another`,
    );
  }
  return writeRun(edits, model, follows, run.class, stopped);
}

/** A value in a line is changed where it is; only a line whose `until` begins or ends is written anew. */
function isRewritten({ member, follows, canary }: Move): boolean {
  const isPin = member.run.ring === undefined;
  return (
    canary !== undefined ||
    (member.run.canary !== undefined && !('canary' in follows)) ||
    (isPin && 'ring' in follows)
  );
}

/**
 * Gives members another run: a run of the layout for each target and class, written when it is not there, and the
 * value in each member's line.
 *
 * @internal
 */
export function moveMembers(
  edits: FileEdits,
  model: KserveModel,
  moves: Move[],
): void {
  const runs = new Map<string, string>();
  const changed = new Map<string, Map<string, Move & { run: string }>>();
  for (const move of moves) {
    const { member, follows, stopped } = move;
    const key = JSON.stringify([follows, member.run.class, stopped]);
    const run = runs.get(key) ?? runOf(edits, model, move);
    runs.set(key, run);
    const lines = changed.get(member.hub) ?? new Map();
    changed.set(member.hub, lines.set(member.name, { ...move, run }));
  }
  for (const { hub, path } of model.shards) {
    const lines = [...(changed.get(hub) ?? [])];
    const values = lines.filter(([, move]) => !isRewritten(move));
    const anew = lines.filter(([, move]) => isRewritten(move));
    if (lines.length === 0) continue;
    const text = setRuns(
      path,
      edits.require(path),
      new Map(values.map(([site, { run }]) => [site, run])),
    );
    const items = new Map(
      anew.map(([site, { run, canary }]) => [site, { run, ...canary }]),
    );
    edits.write(path, items.size > 0 ? setTargets(path, text, items) : text);
  }
}
