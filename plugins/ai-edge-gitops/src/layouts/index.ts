export { kserveSitesLayout } from './kserveSites/kserveSitesLayout';
export { aiEdgeLayout } from './aiEdge/aiEdgeLayout';
export { maasLayout } from './maas/maasLayout';
export { defaultLayouts } from './defaultLayouts';
export { isSameRepository } from './sameRepository';
export { removalFindings } from './removalFindings';
