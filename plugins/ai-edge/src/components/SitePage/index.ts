export { SiteModels } from './SiteModels';
export { siteTabOf, type SiteTab } from './siteTab';
export { SitePage, type SitePageProps } from './SitePage';
