export { AvailabilityLabel } from './AvailabilityLabel';
export {
  isSilent,
  platformText,
  silenceOf,
  toSiteTableRow,
  type SiteTableRow,
} from './siteRow';
export { ReadyCell } from './ReadyCell';
export { SitesPage } from './SitesPage';
export { useSiteFacets } from './useSiteFacets';
