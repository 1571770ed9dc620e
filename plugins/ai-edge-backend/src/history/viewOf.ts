import type {
  ModelDeployment,
  Site,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import type { DeploymentView, SiteView } from './SiteFacts';

const MOST_CHARACTERS = 500;

/** Text of the estate as every database takes it. */
function plain(text: string | undefined): string | undefined {
  // eslint-disable-next-line no-control-regex
  return text?.replace(/\u0000/g, '').slice(0, MOST_CHARACTERS);
}

function instant(value: string | undefined): string | undefined {
  const time = value === undefined ? NaN : Date.parse(value);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}

/** The part of a site that history is about. */
export function siteView({ availability }: Site): SiteView {
  return {
    kind: 'site',
    availability: availability.state,
    since: instant(availability.since),
    message: plain(availability.message ?? availability.reason),
  };
}

/** The part of a deployment that history is about; nothing of one that no site has reported. */
export function deploymentView(
  deployment: ModelDeployment,
): DeploymentView | undefined {
  const { ref, state, model, artifact, message, owner, labels } = deployment;
  if (state === undefined) return undefined;
  const digest =
    artifact?.digest && !artifact.uri.includes('@') ? artifact.digest : '';
  return {
    kind: 'deployment',
    ref,
    state,
    version: plain(model.version),
    artifact: artifact && plain(`${artifact.uri}${digest && `@${digest}`}`),
    message: plain(message),
    owner,
    labels,
  };
}
