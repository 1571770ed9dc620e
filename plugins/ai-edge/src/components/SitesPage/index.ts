export {
  isSilent,
  platformText,
  toSiteTableRow,
  type SiteTableRow,
} from './siteRow';
export { SitesPage } from './SitesPage';
export { useSiteFacets } from './useSiteFacets';
