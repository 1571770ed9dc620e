import type { Finding } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { InventorySite } from '../../types';
import { someOf, siteKey } from '../checkSites';
import { DEFAULT_MODE, isKnative, type Accelerator } from './hardwareClass';

/**
 * What a reviewer should know of the sites that a deploy adds.
 *
 * @internal
 */
export function deployFindings(
  sites: InventorySite[],
  accelerator: Accelerator | undefined,
): Finding[] {
  const findings: Finding[] = [];
  const unknownMode = sites.filter(site => site.deploymentMode === undefined);
  if (unknownMode.length > 0) {
    findings.push({
      id: 'deployment-mode-unknown',
      state: 'warn',
      title: `How KServe serves is not known for ${
        unknownMode.length
      } of ${countSites(sites.length)}`,
      detail: `${someOf(
        unknownMode.map(siteKey),
      )}: the class says ${DEFAULT_MODE}. KServe before 0.16 does not know that word and serves in its own default mode.`,
    });
  }
  if (!accelerator) return findings;
  const tight = sites.filter(
    site =>
      isKnative(site.deploymentMode ?? DEFAULT_MODE) &&
      (countOf(site, accelerator) ?? 0) < accelerator.count * 2,
  );
  if (tight.length > 0) {
    findings.push({
      id: 'update-needs-second-accelerator',
      state: 'warn',
      title: `${countSites(tight.length, 'Knative site')} ${
        tight.length === 1 ? 'has' : 'have'
      } no ${accelerator.resource} to spare for an update`,
      detail: `${someOf(
        tight.map(siteKey),
      )}: Knative starts the new revision before it ends the old one, so an update waits for a second device.`,
      remedy:
        'Serve in Standard mode there, or stop the model before an update.',
    });
  }
  const without = sites.filter(
    site => (countOf(site, accelerator) ?? Infinity) < accelerator.count,
  );
  if (without.length > 0) {
    findings.push({
      id: 'accelerator-missing',
      state: 'warn',
      title: `${countSites(without.length)} ${
        without.length === 1 ? 'does' : 'do'
      } not have ${accelerator.count} ${accelerator.resource}`,
      detail: `${someOf(
        without.map(siteKey),
      )}: the model will wait there for a device.`,
      remedy: `Leave ${
        without.length === 1 ? 'this site' : 'these sites'
      } out, or ask for fewer devices.`,
    });
  }
  return findings;
}

function countSites(count: number, noun: string = 'site'): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** Undefined when the site's accelerators are not known. */
function countOf(
  { accelerators }: InventorySite,
  { resource }: Accelerator,
): number | undefined {
  return accelerators
    ?.filter(accelerator => accelerator.resource === resource)
    .reduce((sum, { count }) => sum + count, 0);
}
