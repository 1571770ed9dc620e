import type { DeliveryFacts } from '@ai-edge/backstage-plugin-ai-edge-node';
import type { Comparison } from '../fleet/DesiredHistory';
import type { DesiredEntry } from '../fleet/DesiredIndex';
import { desired } from './desired';

export const REPO = 'https://git.example/models';
export const AT = '2026-11-20T09:12:00.000Z';
export const REVISION = '0123456789';

/** What Git wants of the model `bike` on `core/oslo`, and how that relates to what the site has synced. */
export function entry(
  comparison: Comparison,
  more: Partial<DesiredEntry> = {},
): DesiredEntry {
  return {
    desired: desired('v4'),
    gitops: 'models',
    repoUrl: REPO,
    branch: 'main',
    asOf: AT,
    at: () => undefined,
    compare: () => comparison,
    changed: {
      revision: 'c',
      at: AT,
      proposal: { number: 7, url: `${REPO}/pulls/7` },
    },
    ...more,
  };
}
/** The site builds what is merged. */
export const SAME = entry({ is: 'same' });
/** The site builds something older. */
export const OTHER = entry({ is: 'other', changed: SAME.changed });
/** What Argo CD says of it. */
export const delivery = (more: Partial<DeliveryFacts> = {}): DeliveryFacts => ({
  application: 'oslo-bike',
  repoUrl: REPO,
  path: 'models/bike/run/r0.sno',
  revision: REVISION,
  sync: 'Synced',
  ...more,
});

/** A site that reports. */
export const available = { availability: { state: 'available' as const } };
/** What the site shows of a version. */
export const seen = (version: string, more: object = {}) => ({
  version,
  artifact: { uri: `oci://r.example/bike:${version}` },
  ...more,
});
/** The site differs from what it builds. */
export const OUT = { sync: 'OutOfSync' };
/** So it does, after a sync that failed. */
export const FAILED = { ...OUT, phase: 'Failed', message: 'no such image' };
