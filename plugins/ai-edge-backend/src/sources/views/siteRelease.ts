import type { SiteLive } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { ManagedClusterInfo } from '../acm/acmTypes';
import { availableUpdates } from '../acm/normalizeClusterInfo';

const MAX_HISTORY = 5;

/** The OpenShift release of a site; `undefined` for what is no OpenShift. */
export function siteRelease(info: ManagedClusterInfo): SiteLive['release'] {
  const ocp = info.status?.distributionInfo?.ocp;
  if (!ocp) return undefined;
  const desired = ocp.desired?.version || ocp.desiredVersion;
  return {
    ...(ocp.version && { version: ocp.version }),
    ...(ocp.channel && { channel: ocp.channel }),
    ...(desired && { desiredVersion: desired }),
    ...(ocp.upgradeFailed !== undefined && {
      upgradeFailed: ocp.upgradeFailed,
    }),
    availableUpdates: availableUpdates(ocp),
    history: (ocp.versionHistory ?? [])
      .slice(0, MAX_HISTORY)
      .flatMap(({ version, state }) =>
        version ? [{ version, state: state ?? '' }] : [],
      ),
  };
}
