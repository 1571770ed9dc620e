import type { LintFinding } from '../types';
import { asList, asMap, asText } from '../yaml/narrow';
import { lintFinding } from './lintFinding';
import type { LintSubject } from './LintSubject';

const PINNED = /@sha256:[0-9a-f]{64}$/;

/**
 * A finding of the rule `artifact-by-tag`, none for an address that is pinned or that no digest can pin.
 *
 * @internal
 */
export function artifactByTag(
  artifact: string | undefined,
  where: { path: string; line?: number; state: 'warn' | 'fail' },
): LintFinding[] {
  if (artifact === undefined || !artifact.startsWith('oci://')) return [];
  if (PINNED.test(artifact)) return [];
  return [
    lintFinding({
      rule: 'artifact-by-tag',
      ...where,
      about: artifact,
      title: 'The artifact is named by a tag',
      detail: `What ${artifact} means can change without a pull request, and a rollback to it proves nothing.`,
      remedy: 'Name the artifact by digest: @sha256:…',
    }),
  ];
}

/**
 * `artifact-by-tag` over the `images` of all kustomizations.
 *
 * @internal
 */
export function imagesByTag(
  { files, kustomizations }: LintSubject,
  isModel: (image: string) => boolean,
): LintFinding[] {
  return kustomizations.flatMap(path => {
    const value = asMap(files.read(path)?.documents[0]?.value);
    return asList(value.images)
      .map(asMap)
      .flatMap((image, index) => {
        const name = asText(image.name) ?? '';
        if (asText(image.digest) !== undefined || !isModel(name)) return [];
        const tag = asText(image.newTag) ?? 'latest';
        return artifactByTag(`oci://${asText(image.newName) ?? name}:${tag}`, {
          path,
          line: files.line(path, 0, 'images', index, 'newTag'),
          state: 'warn',
        });
      });
  });
}
