/** What the page of a site is about. */
export const siteTabs = ['models', 'health', 'timeline'] as const;

export type SiteTab = (typeof siteTabs)[number];

/** The tab that an address names; the first one where it names none. */
export function siteTabOf(name: string | undefined): SiteTab {
  return siteTabs.find(tab => tab === name) ?? 'models';
}
