import type { ModelDeployment } from '@ai-edge/backstage-plugin-ai-edge-common';
import { judge, type FitRule } from './FitRule';

/** ClusterClaim by which a site says the version of its KServe, which no API of KServe tells. */
const KSERVE_VERSION_CLAIM = 'version.serving.kserve.io';

function byKserve({ ref, state }: ModelDeployment): boolean {
  return ref.kind === 'InferenceService' && state === 'ready';
}

/** Negative, zero or positive as versions of numbers stand to each other. */
function compareVersions(a: string, b: string): number {
  const [one, other] = [a, b].map(text =>
    text
      .replace(/^v/, '')
      .split('.')
      .map(part => parseInt(part, 10) || 0),
  );
  for (let i = 0; i < Math.max(one.length, other.length); i++) {
    const difference = (one[i] ?? 0) - (other[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** What is not a cluster runs no KServe. */
export const kindRule: FitRule = ({ site }) =>
  site.kind === 'device'
    ? { verdict: 'doesNotFit', text: 'is a device, not a cluster' }
    : undefined;

/** Whether KServe is there. Its absence is nowhere told. */
export const kserveRule: FitRule = ({ site, deployments }) => {
  const version = site.claims?.[KSERVE_VERSION_CLAIM];
  const isThere =
    version !== undefined ||
    site.serving !== undefined ||
    deployments.some(byKserve);
  return judge(isThere || undefined, {
    fits: version ? `runs KServe ${version}` : 'runs KServe',
    doesNotFit: '',
    unknown: 'has not told whether it runs KServe',
  });
};

/** Whether its KServe is new enough. */
export const kserveVersionRule: FitRule = ({ site }, { requires }) => {
  const oldest = requires?.kserve;
  if (oldest === undefined) return undefined;
  const version = site.claims?.[KSERVE_VERSION_CLAIM];
  return judge(
    version === undefined ? undefined : compareVersions(version, oldest) >= 0,
    {
      fits: `runs KServe ${version}`,
      doesNotFit: `runs KServe ${version}, ${oldest} is asked for`,
      unknown: `has not told its version of KServe (ClusterClaim ${KSERVE_VERSION_CLAIM})`,
    },
  );
};

/** Whether the site's KServe starts single models, as layouts write them. */
export const modeRule: FitRule = ({ site }) => {
  const mode = site.serving?.deploymentMode;
  if (mode === undefined) return undefined;
  return judge(mode !== 'ModelMesh', {
    fits: `serves in mode ${mode}`,
    doesNotFit: 'serves by ModelMesh, which takes no models of its own pods',
    unknown: '',
  });
};

/** Whether the runtime is known to be there: another model uses it. */
export const runtimeRule: FitRule = ({ deployments }, { runtime }) => {
  if (runtime === undefined) return undefined;
  const isUsed = deployments.some(
    entry => byKserve(entry) && entry.runtime === runtime,
  );
  return judge(isUsed || undefined, {
    fits: `has runtime ${runtime}`,
    doesNotFit: '',
    unknown: `is not known to have runtime ${runtime}`,
  });
};

/** A volume has to be on the site before the model is. */
export const storageRule: FitRule = (
  _facts,
  { artifact, namespace, model },
) => {
  const match = /^pvc:\/\/([^/]+)/.exec(artifact.uri);
  if (!match) return undefined;
  return {
    verdict: 'unknown',
    text: `needs the volume ${match[1]} in namespace ${
      namespace ?? model.name
    }, which cannot be seen from here`,
  };
};
