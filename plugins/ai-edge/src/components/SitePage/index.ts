export { SiteModels } from './SiteModels';
export { SitePage, type SitePageProps } from './SitePage';
