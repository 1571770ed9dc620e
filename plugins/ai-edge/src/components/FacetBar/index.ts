export { FacetBar, type FacetBarProps } from './FacetBar';
export { SearchBox, type SearchBoxProps } from './SearchBox';
export { facetOptions, type Facet, type FacetOption } from './facet';
