import { InputError } from '@backstage/errors';
import type { FileEdits } from '../../tree/FileEdits';
import type { KserveModel } from './KserveModel';
import { runFile } from './modelFiles';
import { paths } from './paths';

/**
 * Makes sure that the run of a ring, or of a release that sites are pinned to, is there for a class.
 * Returns its name.
 *
 * @internal
 */
export function writeRun(
  edits: FileEdits,
  model: KserveModel,
  follows: { ring: string } | { version: string },
  className: string,
): string {
  const [directory, target] =
    'ring' in follows
      ? (['rings', follows.ring] as const)
      : (['releases', follows.version] as const);
  const run = `${target}.${className}`;
  const path = `${paths.run(model.name, run)}/kustomization.yaml`;
  if (edits.ensure(path, () => runFile(`${directory}/${target}`, className))) {
    return run;
  }
  const there = model.run(run);
  // A ring and a release may have the same name, and somebody may have edited the run.
  const isSame =
    there.class === className &&
    ('ring' in follows
      ? there.ring === follows.ring
      : there.ring === undefined && there.version === follows.version);
  if (isSame) return run;
  throw new InputError(
    `${path}: builds something else than ${directory}/${target} with class ${className}`,
  );
}
