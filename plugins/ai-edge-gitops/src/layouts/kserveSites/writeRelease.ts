import { InputError } from '@backstage/errors';
import type { FileEdits } from '../../tree/FileEdits';
import type { KserveModel } from './KserveModel';
import { releaseFile } from './modelFiles';
import { paths } from './paths';

/**
 * The version of an intent, which this layout needs: it names directories.
 *
 * @internal
 */
export function requireVersion(version: string | undefined): string {
  if (version === undefined) {
    throw new InputError(
      'model.version: is required in the kserve-sites layout, which keeps a directory a release',
    );
  }
  return version;
}

/**
 * Makes sure that the release is there and serves the artifact. A release is never edited.
 *
 * @internal
 */
export function writeRelease(
  edits: FileEdits,
  model: KserveModel,
  version: string,
  artifact: string,
): void {
  if (!model.hasRelease(version)) {
    edits.write(
      `${paths.release(model.name, version)}/kustomization.yaml`,
      releaseFile(model.name, version, artifact),
    );
    return;
  }
  const released = model.artifact(version);
  if (released !== artifact) {
    throw new InputError(
      `model.version: release ${version} of ${
        model.name
      } is immutable and serves ${
        released ?? 'something else'
      }; choose another version for ${artifact}`,
    );
  }
}
