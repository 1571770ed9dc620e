import { lintFinding } from '../../../lint/lintFinding';
import type { YamlFiles } from '../../../lint/YamlFiles';
import type { LintFinding } from '../../../types';
import type { KserveModel } from '../KserveModel';
import { paths } from '../paths';
import type { LintShard } from './targetRules';
import { pinExpired } from './targetRules';

/**
 * `ring-too-large`: more sites follow a ring than `model.yaml` lets it.
 *
 * @internal
 */
export function ringRules(
  files: YamlFiles,
  model: KserveModel,
  shards: LintShard[],
): LintFinding[] {
  const { ringLimits } = model.settings;
  if (ringLimits.size === 0) return [];
  const counts = new Map<string, number>();
  for (const { run } of shards.flatMap(({ lines }) => lines)) {
    const { ring } = model.run(run);
    if (ring !== undefined) counts.set(ring, (counts.get(ring) ?? 0) + 1);
  }
  const path = paths.settings(model.name);
  return [...ringLimits].flatMap(([ring, limit]) => {
    const sites = counts.get(ring) ?? 0;
    if (sites <= limit) return [];
    return [
      lintFinding({
        rule: 'ring-too-large',
        state: 'fail',
        path,
        line: files.line(path, 0, 'rings', ring, 'maxSites'),
        title: `Ring ${ring} of ${model.name} holds ${sites} sites and may hold ${limit}`,
        remedy: `Move sites to another ring, or raise rings.${ring}.maxSites.`,
      }),
    ];
  });
}

/**
 * `pin-expired` for canaries whose component names a day.
 *
 * @internal
 */
export function canaryRules(
  model: KserveModel,
  today: string | undefined,
): LintFinding[] {
  if (today === undefined) return [];
  return model.rings.flatMap(ring => {
    const { canary } = model.ring(ring);
    if (canary?.until === undefined || canary.until >= today) return [];
    const path = `${paths.canary(model.name, canary.name)}/kustomization.yaml`;
    return [pinExpired({ path }, `The canary of ring ${ring}`, canary.until)];
  });
}
