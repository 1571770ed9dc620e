/** Sources of the wings: they say nothing of sites and deployments. */
const WINGS = new Set(['forge', 'tekton', 'metrics', 'views', 'snapshot']);

/** Sources that tell of deployments only; others, such as `acm` and `flightctl`, tell of sites too. */
const DEPLOYMENTS_ONLY = new Set([
  'git',
  'kserve',
  'argocd',
  'search',
  'mirror',
]);

/** Whether a source of a kind is needed to know all sites, or all deployments. */
export function tellsOf(
  sourceKind: string,
  kind: 'site' | 'deployment',
): boolean {
  return (
    !WINGS.has(sourceKind) &&
    (kind === 'deployment' || !DEPLOYMENTS_ONLY.has(sourceKind))
  );
}
