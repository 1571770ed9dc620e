import {
  siteSchema,
  type Site,
  type SiteListField,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import { siteKey } from '../refKeys';
import { closed, labelField, ranked, single, type ListType } from './ListField';
import { availabilityUrgency } from './urgency';

/** Sites as `/sites` filters, sorts and searches them. */
export const siteListType: ListType<Site, SiteListField> = {
  fields: {
    hub: single(site => site.ref.hub),
    name: single(site => site.ref.name, false),
    kind: closed(site => site.kind, siteSchema.shape.kind.options),
    availability: ranked(site => site.availability.state, availabilityUrgency),
    clusterSet: single(site => site.clusterSet),
    region: single(site => site.region),
    platform: single(site => site.platform),
    product: single(site => site.product),
    productVersion: single(site => site.productVersion),
    arch: single(site => site.arch),
    accelerator: {
      values: site =>
        (site.capacity?.accelerators ?? []).flatMap(({ resource, product }) =>
          product === undefined ? [resource] : [product, resource],
        ),
      facet: true,
    },
    owner: single(site => site.owner),
    inventory: closed(
      site => site.inventory,
      siteSchema.shape.inventory.options,
    ),
    label: labelField(site => site.labels),
  },
  marks: {
    displayName: single(site => site.displayName),
  },
  ref: site => siteKey(site.ref),
  searched: [
    'name',
    'displayName',
    'hub',
    'clusterSet',
    'region',
    'product',
    'label',
  ],
  defaultOrder: 'name',
};
