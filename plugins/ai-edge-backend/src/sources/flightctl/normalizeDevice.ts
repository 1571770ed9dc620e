import type { SiteRecord } from '@ai-edge/backstage-plugin-ai-edge-node';
import { conditionsOf } from '../kserve/conditionsOf';
import { OWNER_ANNOTATION } from '../kserve/labels';
import { trimLabels } from '../kserve/trimLabels';
import { deviceAvailability } from './deviceAvailability';
import type { Device } from './flightctlTypes';

/** Label by which sites and deployments say which fleet their device belongs to. */
export const LABEL_FLEET = 'flightctl.io/fleet';

/** Name of the fleet that a device belongs to. */
export function fleetNameOf({ metadata }: Device): string | undefined {
  return /^Fleet\/(.+)$/.exec(metadata.owner ?? '')?.[1];
}

/** A device as a site, as far as the product shows it. Its name is a long hash, so its alias is what people read. */
export function normalizeDevice(
  device: Device,
  place: { hub: string; asOf: string },
): SiteRecord {
  const { metadata, status } = device;
  const labels = metadata.labels ?? {};
  const fleet = fleetNameOf(device);
  const info = (key: string) => {
    const value = status?.systemInfo?.[key];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  return {
    ref: { hub: place.hub, name: metadata.name },
    kind: 'device',
    displayName: labels.alias || info('hostname'),
    owner: metadata.annotations?.[OWNER_ANNOTATION],
    availability: deviceAvailability(device, Date.parse(place.asOf)),
    labels: trimLabels({ ...(fleet && { [LABEL_FLEET]: fleet }), ...labels }),
    region: labels.region ?? labels['topology.kubernetes.io/region'],
    product: info('distroName'),
    productVersion: info('distroVersion'),
    arch: info('architecture'),
    conditions: conditionsOf(status?.conditions),
    asOf: place.asOf,
  };
}
