import type { FileEdits } from '../../tree/FileEdits';
import type { KserveModel } from './KserveModel';
import { paths, SHARD_SIZE } from './paths';
import { addTargets, type NewTarget } from './targetsEdit';

/**
 * Writes new lines into the shards of a hub: the first one with room, a new one when all are full. A site stays in
 * its shard for life. Returns the numbers of the shards that got lines.
 *
 * @internal
 */
export function placeSites(
  edits: FileEdits,
  model: KserveModel,
  hub: string,
  targets: NewTarget[],
): number[] {
  const sizes = new Map(
    model.shards
      .filter(shard => shard.hub === hub)
      .map(shard => [shard.number, shard.lines.length]),
  );
  const waiting = [...targets].sort((a, b) => (a.site < b.site ? -1 : 1));
  const touched: number[] = [];
  for (let shard = 1; waiting.length > 0; shard++) {
    const room = SHARD_SIZE - (sizes.get(shard) ?? 0);
    if (room <= 0) continue;
    const path = paths.targets(model.name, hub, shard);
    const added = waiting.splice(0, room);
    edits.write(path, addTargets(path, edits.read(path) ?? '', added));
    touched.push(shard);
  }
  return touched;
}
