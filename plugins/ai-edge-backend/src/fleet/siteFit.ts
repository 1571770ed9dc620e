import type {
  Intent,
  ResolvedSites,
  Site,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import { parseQuantity } from '../sources/acm/parseQuantity';

type Needs = { cpu?: number; memory?: number; accelerator?: Accelerator };
type Accelerator = { resource: string; count: number };

function needsOf(intent: Intent): Needs {
  if (intent.kind !== 'deploy') return {};
  const { resources, accelerator } = intent;
  return {
    cpu: resources?.cpu ? parseQuantity(resources.cpu) : undefined,
    memory: resources?.memory ? parseQuantity(resources.memory) : undefined,
    accelerator,
  };
}

/** Whether a site is large enough at all; `undefined` when its capacity is not known. */
export function fitsSite(site: Site, intent: Intent): boolean | undefined {
  const { capacity } = site;
  if (!capacity) return undefined;
  const { cpu = 0, memory = 0, accelerator } = needsOf(intent);
  const present = accelerator
    ? capacity.accelerators
        .filter(({ resource }) => resource === accelerator.resource)
        .reduce((sum, { count }) => sum + count, 0)
    : 0;
  return (
    capacity.cpuCores >= cpu &&
    capacity.memoryBytes >= memory &&
    present >= (accelerator?.count ?? 0)
  );
}

/** Counts over sites; without an intent nothing is known. */
export function countFit(
  sites: Site[],
  intent: Intent | undefined,
): ResolvedSites['fit'] {
  const fit = { fits: 0, doesNotFit: 0, unknown: 0 };
  for (const site of sites) {
    const fits = intent && fitsSite(site, intent);
    if (fits === undefined) fit.unknown += 1;
    else if (fits) fit.fits += 1;
    else fit.doesNotFit += 1;
  }
  return fit;
}
