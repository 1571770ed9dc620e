import type { ModelDetail } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { ShareKind } from '../VersionMatrix';

/** How a version of the model is drawn: how new it is, never how good. */
export function shareKindOf(
  { versions, latest }: Pick<ModelDetail, 'versions' | 'latest'>,
  version: string | undefined,
): ShareKind {
  if (version === undefined) return 'unknown';
  if (latest === undefined) return 'known';
  const place = (name: string) =>
    versions.findIndex(one => one.version === name);
  const behind = place(version) - place(latest);
  if (behind === 0) return 'latest';
  return behind === 1 ? 'previous' : 'older';
}
