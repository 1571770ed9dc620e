import {
  stringifyDeploymentRef,
  stringifySiteRef,
  type DeploymentRef,
  type SiteRef,
} from '@ai-edge/backstage-plugin-ai-edge-common';

interface Keys {
  deployment: string;
  site: string;
}

const sites = new WeakMap<SiteRef, string>();
const deployments = new WeakMap<DeploymentRef, Keys>();

function keysOf(ref: DeploymentRef): Keys {
  const known = deployments.get(ref);
  if (known) return known;
  const keys = {
    deployment: stringifyDeploymentRef(ref),
    site: stringifySiteRef({ hub: ref.hub, name: ref.site }),
  };
  deployments.set(ref, keys);
  return keys;
}

/** `stringifySiteRef`, computed once for a ref of the index: its refs are never changed. */
export function siteKey(ref: SiteRef): string {
  const known = sites.get(ref);
  if (known !== undefined) return known;
  const key = stringifySiteRef(ref);
  sites.set(ref, key);
  return key;
}

/** `stringifyDeploymentRef`, computed once for a ref of the index. */
export function deploymentKey(ref: DeploymentRef): string {
  return keysOf(ref).deployment;
}

/** The key of a deployment's site, computed once for a ref of the index. */
export function siteKeyOf(ref: DeploymentRef): string {
  return keysOf(ref).site;
}
