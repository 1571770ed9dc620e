export { FacetBar, type FacetBarProps } from './FacetBar';
export { facetOptions, type Facet, type FacetOption } from './facet';
