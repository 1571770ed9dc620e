import type { HubAccess, SearchConfig } from '../../config';
import {
  createEndpointTarget,
  createHubTarget,
  type HubTarget,
} from '../../hubs/HubTarget';

/** Where Search is, and who speaks to it: the hub's account unless it has one of its own. */
export async function createSearchTarget(
  config: SearchConfig,
  access: HubAccess,
): Promise<HubTarget> {
  const own = createEndpointTarget(config);
  return config.token ?? config.tokenFile
    ? own
    : { ...own, auth: (await createHubTarget(access)).auth };
}
