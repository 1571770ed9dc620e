import { builtImage, type Params } from './taskResults';
import type { Registry } from '../../registry/Registry';

/** `repository` and `tag` of an image address, without its host: one registry stands for all of them. */
function parseTarget(target: string): { repository: string; tag: string } {
  const [, path] = /^[^/]+\/(.+)$/.exec(target) ?? [undefined, target];
  const [, repository, tag] = /^(.*?)(?::([\w.-]+))?$/.exec(path)!;
  return { repository, tag: tag ?? 'latest' };
}

/** What a pipeline run leaves in the registry once it has succeeded: its image, under each target reference. */
export function pushBuilt(registry: Registry, params: Params): void {
  const targets = [
    params['target-image-tag-references'] ?? [],
    params['candidate-image-tag-reference'] ?? [],
  ].flat();
  for (const target of targets.map(String).filter(Boolean)) {
    const { repository, tag } = parseTarget(target);
    registry.push(repository, builtImage(params), [tag]);
  }
}
