import { InputError } from '@backstage/errors';
import type { FileEdits } from '../../tree/FileEdits';
import type { KserveModel } from './KserveModel';
import type { Member } from './members';
import { setRuns } from './targetsEdit';
import { writeRun, type Follows } from './writeRun';

/** What a site is to build from now on, with the class that it has. */
export interface Move {
  member: Member;
  follows: Follows;
  stopped: boolean;
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
  const byHub = new Map<string, Map<string, string>>();
  const runs = new Map<string, string>();
  for (const { member, follows, stopped } of moves) {
    const { hub, name, run, runName } = member;
    if (run.class === undefined) {
      throw new InputError(
        `sites: run ${runName} of ${model.name}, which ${hub}/${name} builds, names no class, so it cannot be moved to another`,
      );
    }
    const key = JSON.stringify([follows, run.class, stopped]);
    const target =
      runs.get(key) ?? writeRun(edits, model, follows, run.class, stopped);
    runs.set(key, target);
    const lines = byHub.get(hub) ?? new Map<string, string>();
    byHub.set(hub, lines.set(name, target));
  }
  for (const { hub, path } of model.shards) {
    const lines = byHub.get(hub);
    if (lines) edits.write(path, setRuns(path, edits.require(path), lines));
  }
}
