import { InputError } from '@backstage/errors';
import type { FileEdits } from '../../tree/FileEdits';
import type { KserveModel } from './KserveModel';
import { runFile, stopFile } from './modelFiles';
import { paths } from './paths';

/** What a run follows: a ring, or for good a release. */
export type Follows = { ring: string } | { version: string };

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
  const [directory, target] =
    'ring' in follows
      ? (['rings', follows.ring] as const)
      : (['releases', follows.version] as const);
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
    ('ring' in follows
      ? there.ring === follows.ring
      : there.ring === undefined && there.version === follows.version);
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
