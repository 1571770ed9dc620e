import type { KubeCondition } from '../../hubs';
import type { ManifestStatus } from './argocdTypes';

/** What the work agent says of whether the object of a manifest is there. */
export function availableOf(
  manifest: ManifestStatus | undefined,
): KubeCondition | undefined {
  return manifest?.conditions?.find(({ type }) => type === 'Available');
}

/** The scalars that a site feeds back, as text by name; what is no scalar is left out. */
export function feedbackOf(
  manifest: ManifestStatus | undefined,
): Record<string, string> {
  return Object.fromEntries(
    (manifest?.statusFeedback?.values ?? []).flatMap(({ name, fieldValue }) => {
      const value =
        fieldValue?.string ?? fieldValue?.integer ?? fieldValue?.boolean;
      return value === undefined || value === null
        ? []
        : [[name, String(value)]];
    }),
  );
}
