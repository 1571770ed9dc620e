import {
  deploymentStates,
  type DeploymentRow,
  type SiteRow,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import type { FixtureFields } from './fixtureList';

/** What sites are filtered and sorted by. */
export const siteFields: FixtureFields<SiteRow> = {
  values: {
    hub: ({ ref }) => [ref.hub],
    name: ({ ref }) => [ref.name],
    availability: ({ availability }) => [availability.state],
    clusterSet: ({ clusterSet }) => [clusterSet],
    region: ({ region }) => [region],
    platform: ({ platform }) => [platform],
    product: ({ product }) => [product],
    productVersion: ({ productVersion }) => [productVersion],
    arch: ({ arch }) => [arch],
    accelerator: ({ capacity }) =>
      capacity?.accelerators.map(({ resource }) => resource) ?? [],
    kind: ({ kind }) => [kind],
    inventory: ({ inventory }) => [inventory],
    owner: ({ owner }) => [owner],
    label: ({ labels }) =>
      Object.entries(labels).map(([key, value]) => `${key}=${value}`),
  },
  ranks: {
    availability: [
      'unavailable',
      'unknown',
      'pending',
      'detached',
      'available',
    ],
  },
};

/** What deployments are filtered and sorted by. */
export const deploymentFields: FixtureFields<DeploymentRow> = {
  values: {
    hub: ({ ref }) => [ref.hub],
    site: ({ ref }) => [ref.site],
    namespace: ({ ref }) => [ref.namespace],
    name: ({ ref }) => [ref.name],
    model: ({ model }) => [model.name],
    version: ({ model }) => [model.version],
    mode: ({ mode }) => [mode],
    runtime: ({ runtime }) => [runtime],
    state: ({ state }) => [state],
    standing: ({ standing }) => [standing?.state],
    availability: ({ availability }) => [availability],
    ring: ({ ring }) => [ring],
    owner: ({ owner }) => [owner],
  },
  ranks: {
    state: ['failed', 'progressing', 'unknown', ...deploymentStates],
  },
};
