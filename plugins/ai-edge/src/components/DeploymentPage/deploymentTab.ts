const TABS = ['status', 'history', 'metrics'] as const;

/** A tab of the page of one deployment. */
export type DeploymentTab = (typeof TABS)[number];

/** The tab that an address means; the first one when it means none. */
export function deploymentTabOf(text: string | undefined): DeploymentTab {
  return TABS.find(tab => tab === text) ?? 'status';
}
