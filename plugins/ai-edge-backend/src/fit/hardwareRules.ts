import { judge, type FitRule } from './FitRule';

/** Whether the image runs on the site's processors. */
export const archRule: FitRule = ({ site }, { requires }) => {
  const wanted = requires?.arch;
  if (!wanted) return undefined;
  return judge(
    site.arch === undefined ? undefined : wanted.includes(site.arch),
    {
      fits: `is ${site.arch}`,
      doesNotFit: `is ${site.arch}, the image is for ${wanted.join(', ')}`,
      unknown: 'has not told its architecture',
    },
  );
};

/** Whether the site has that many accelerators of the kind at all. */
export const acceleratorRule: FitRule = ({ site }, { accelerator }) => {
  if (!accelerator) return undefined;
  const room = site.allocatable ?? site.capacity;
  const { resource, count } = accelerator;
  const has = room?.accelerators
    .filter(entry => entry.resource === resource)
    .reduce((sum, entry) => sum + entry.count, 0);
  return judge(has === undefined ? undefined : has >= count, {
    fits: `has ${has} ${resource} in all; how many are free is not known`,
    doesNotFit: `has ${has} ${resource}, ${count} are asked for`,
    unknown: 'has not told which accelerators it has',
  });
};

/** Whether the accelerators are of the product that is asked for. */
export const acceleratorProductRule: FitRule = (
  { site },
  { accelerator, requires },
) => {
  const wanted = requires?.acceleratorProduct;
  if (wanted === undefined) return undefined;
  const room = site.capacity ?? site.allocatable;
  const products = room?.accelerators
    .filter(
      ({ resource }) =>
        accelerator === undefined || resource === accelerator.resource,
    )
    .map(({ product }) => product);
  const fits = (() => {
    if (products === undefined) return undefined;
    if (products.includes(wanted)) return true;
    return products.includes(undefined) ? undefined : false;
  })();
  return judge(fits, {
    fits: `has ${wanted}`,
    doesNotFit: products?.length
      ? `has ${products.join(', ')}, not ${wanted}`
      : `has no accelerator`,
    unknown: 'has not told what its accelerators are',
  });
};
