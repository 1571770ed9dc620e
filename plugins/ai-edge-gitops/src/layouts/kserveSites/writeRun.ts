import { InputError } from '@backstage/errors';
import type { FileEdits } from '../../tree/FileEdits';
import type { KserveModel, Run } from './KserveModel';
import { runFile, stopFile } from './modelFiles';
import { paths } from './paths';

/** What a run follows: a ring, for good a release, or the canary that tries one. */
export type Follows =
  | { ring: string }
  | { version: string }
  | { canary: string };

function targetOf(follows: Follows): [directory: string, target: string] {
  if ('ring' in follows) return ['rings', follows.ring];
  return 'version' in follows
    ? ['releases', follows.version]
    : ['canary', follows.canary];
}

function isFollowing({ ring, version, canary }: Run, follows: Follows) {
  if ('ring' in follows) return ring === follows.ring;
  if (ring !== undefined) return false;
  return 'version' in follows
    ? canary === undefined && version === follows.version
    : canary?.name === follows.canary;
}

/**
 * Makes sure that the run of a ring, or of a release that sites are pinned to, is there for a class.
 * Returns its name.
 *
 * @internal
 */
export function writeRun(
  edits: FileEdits,
  model: KserveModel,
  follows: Follows,
  className: string,
  stopped: boolean = false,
): string {
  const [directory, target] = targetOf(follows);
  const run = `${target}.${className}${stopped ? '.stopped' : ''}`;
  const path = `${paths.run(model.name, run)}/kustomization.yaml`;
  if (stopped) ensureStop(edits, model.name);
  if (
    edits.ensure(path, () =>
      runFile(`${directory}/${target}`, className, stopped),
    )
  ) {
    return run;
  }
  const there = model.run(run);
  // A ring and a release may have the same name, and somebody may have edited the run.
  const isSame =
    there.class === className &&
    there.stopsItself === stopped &&
    isFollowing(there, follows);
  if (isSame) return run;
  throw new InputError(
    `${path}: builds something else than ${directory}/${target} with class ${className}`,
  );
}

/**
 * Makes sure that the component that stops a model is there.
 *
 * @internal
 */
export function ensureStop(edits: FileEdits, model: string): void {
  edits.ensure(`${paths.stop(model)}/kustomization.yaml`, () =>
    stopFile(model),
  );
}
