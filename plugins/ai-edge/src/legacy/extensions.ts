import {
  createComponentExtension,
  createRoutableExtension,
} from '@backstage/core-plugin-api';
import { createScaffolderFieldExtension } from '@backstage/plugin-scaffolder-react';
import {
  EdgeSitePicker,
  edgeSitePickerSchema,
  validateSites,
} from '../fields/EdgeSitePicker';
import {
  GitOpsPreview,
  gitOpsPreviewSchema,
  validatePreview,
} from '../fields/GitOpsPreview';
import {
  GitOpsRepositoryPicker,
  gitOpsRepositoryPickerSchema,
} from '../fields/GitOpsRepositoryPicker';
import { rootRouteRef } from '../routes';
import { aiEdgePlugin } from './aiEdgePlugin';

/**
 * The page: `<Route path="/ai-edge" element={<AiEdgePage />} />`.
 *
 * @public
 */
export const AiEdgePage: () => JSX.Element = aiEdgePlugin.provide(
  createRoutableExtension({
    name: 'AiEdgePage',
    component: () => import('./AiEdgePage').then(m => m.AiEdgePage),
    mountPoint: rootRouteRef,
  }),
);

/**
 * Card "Edge site" for an entity with the annotation `ai-edge/site`.
 *
 * @public
 */
export const EdgeSiteCard: () => JSX.Element = aiEdgePlugin.provide(
  createComponentExtension({
    name: 'EdgeSiteCard',
    component: {
      lazy: () => import('../components/EntityCards').then(m => m.EdgeSiteCard),
    },
  }),
);

/**
 * Content of a tab "Models" for an entity with the annotation `ai-edge/site`.
 *
 * @public
 */
export const EntitySiteModels: () => JSX.Element = aiEdgePlugin.provide(
  createComponentExtension({
    name: 'EntitySiteModels',
    component: {
      lazy: () =>
        import('../components/EntityCards').then(m => m.EntitySiteModels),
    },
  }),
);

/**
 * Card "Where it runs" for an entity with the annotation `ai-edge/model`.
 *
 * @public
 */
export const WhereItRunsCard: () => JSX.Element = aiEdgePlugin.provide(
  createComponentExtension({
    name: 'WhereItRunsCard',
    component: {
      lazy: () =>
        import('../components/EntityCards').then(m => m.WhereItRunsCard),
    },
  }),
);

/**
 * Form field `EdgeSitePicker`, to be put into `<ScaffolderFieldExtensions>`.
 *
 * @public
 */
export const EdgeSitePickerFieldExtension = aiEdgePlugin.provide(
  createScaffolderFieldExtension({
    name: 'EdgeSitePicker',
    component: EdgeSitePicker,
    validation: validateSites,
    schema: edgeSitePickerSchema.schema,
  }),
);

/**
 * Form field `GitOpsRepositoryPicker`, to be put into `<ScaffolderFieldExtensions>`.
 *
 * @public
 */
export const GitOpsRepositoryPickerFieldExtension = aiEdgePlugin.provide(
  createScaffolderFieldExtension({
    name: 'GitOpsRepositoryPicker',
    component: GitOpsRepositoryPicker,
    schema: gitOpsRepositoryPickerSchema.schema,
  }),
);

/**
 * Form field `GitOpsPreview`, to be put into `<ScaffolderFieldExtensions>`.
 *
 * @public
 */
export const GitOpsPreviewFieldExtension = aiEdgePlugin.provide(
  createScaffolderFieldExtension({
    name: 'GitOpsPreview',
    component: GitOpsPreview,
    validation: validatePreview,
    schema: gitOpsPreviewSchema.schema,
  }),
);
