import {
  ANNOTATION_MODEL,
  ANNOTATION_SITE,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';

const isSite = {
  [`metadata.annotations.${ANNOTATION_SITE}`]: { $exists: true },
};
const isModel = {
  [`metadata.annotations.${ANNOTATION_MODEL}`]: { $exists: true },
};

/** Card "Edge site" of a site's entity. */
export const edgeSiteCard = EntityCardBlueprint.make({
  name: 'edge-site',
  params: {
    type: 'info',
    filter: isSite,
    loader: () =>
      import('../components/EntityCards').then(m => <m.EdgeSiteCard />),
  },
});

/** Tab "Models" of a site's entity. */
export const siteModelsContent = EntityContentBlueprint.make({
  name: 'site-models',
  params: {
    path: '/models',
    title: 'Models',
    group: 'operation',
    filter: isSite,
    loader: () =>
      import('../components/EntityCards').then(m => <m.EntitySiteModels />),
  },
});

/** Card "Where it runs" of a model's entity. */
export const whereItRunsCard = EntityCardBlueprint.make({
  name: 'where-it-runs',
  params: {
    type: 'content',
    filter: isModel,
    loader: () =>
      import('../components/EntityCards').then(m => <m.WhereItRunsCard />),
  },
});
