import type { Finding } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { KserveModel } from './KserveModel';
import { paths } from './paths';

/**
 * Blocks a ring that would hold more sites than `model.yaml` lets it.
 *
 * @internal
 */
export function ringFindings(
  model: KserveModel,
  ring: string,
  added: number,
): Finding[] {
  const limit = model.settings.ringLimits.get(ring);
  const sites = model.shards
    .flatMap(({ lines }) => lines)
    .filter(({ run }) => model.run(run).ring === ring).length;
  if (limit === undefined || sites + added <= limit) return [];
  const finding: Finding = {
    id: 'ring-too-large',
    state: 'fail',
    title: `Ring ${ring} of ${
      model.name
    } may hold ${limit} sites and would hold ${sites + added}`,
    remedy: `Choose another ring, or raise rings.${ring}.maxSites in ${paths.settings(
      model.name,
    )}.`,
  };
  return [finding];
}
