import type { Layout } from '../types';
import { aiEdgeLayout } from './aiEdge/aiEdgeLayout';
import { kserveSitesLayout } from './kserveSites/kserveSitesLayout';
import { maasLayout } from './maas/maasLayout';

/**
 * The layouts that `aiEdge.gitops[].layout` may name without further modules.
 *
 * @public
 */
export const defaultLayouts: Layout[] = [
  aiEdgeLayout,
  kserveSitesLayout,
  maasLayout,
];
