import type {
  DeploymentDetail,
  DeploymentState,
  SiteDetail,
  StandingState,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import { before } from './fixtureSites';

const MINUTE = 60_000;

interface Seed {
  site: string;
  model: string;
  version: string;
  state?: DeploymentState;
  standing: StandingState;
  text: string;
  proposal?: number;
  canary?: boolean;
}

const IN_STEP = 'In step with main since 09:12.';

const SEEDS: Seed[] = [
  {
    site: 'store-berlin-01',
    model: 'bike-rentals',
    version: 'v2.0.0',
    state: 'ready',
    standing: 'in-step',
    text: IN_STEP,
    canary: true,
  },
  {
    site: 'store-berlin-01',
    model: 'fraud-scoring',
    version: 'v4',
    state: 'failed',
    standing: 'in-step',
    text: IN_STEP,
  },
  {
    site: 'store-berlin-02',
    model: 'bike-rentals',
    version: 'v1.3.0',
    state: 'ready',
    standing: 'behind',
    text: 'Behind since 09:12: main wants v2.0.0, the site runs v1.3.0 (sync failed: image pull timeout).',
    proposal: 214,
  },
  {
    site: 'store-berlin-02',
    model: 'housing-prices',
    version: 'v1',
    state: 'progressing',
    standing: 'in-step',
    text: IN_STEP,
  },
  {
    site: 'store-berlin-03',
    model: 'bike-rentals',
    version: 'v1.3.0',
    state: 'ready',
    standing: 'not-reporting',
    text: 'Not reporting since 03:07; #214 applies when it returns. Before that: in step.',
    proposal: 214,
  },
  {
    site: 'store-berlin-03',
    model: 'fraud-scoring',
    version: 'v3',
    state: 'failed',
    standing: 'not-reporting',
    text: 'Not reporting since 03:07. Before that: in step.',
  },
  {
    site: 'store-munich-01',
    model: 'bike-rentals',
    version: 'v2.0.0',
    state: 'ready',
    standing: 'diverged',
    text: 'Diverged: deploymentMode on the site is Standard, in Git RawDeployment; set by the webhook.',
  },
  {
    site: 'store-munich-01',
    model: 'housing-prices',
    version: 'v1',
    state: 'stopped',
    standing: 'in-step',
    text: IN_STEP,
  },
  {
    site: 'store-boston-01',
    model: 'bike-rentals',
    version: 'v2.0.0',
    standing: 'behind',
    text: 'Merged 3 min ago, not on the site yet.',
    proposal: 214,
  },
  {
    site: 'store-boston-01',
    model: 'vision-qc',
    version: 'v7',
    state: 'ready',
    standing: 'unmanaged',
    text: 'Not in Git.',
  },
  {
    site: 'store-boston-02',
    model: 'bike-rentals',
    version: 'v2.0.0',
    standing: 'not-registered',
    text: 'Not registered: merged, but no Application on hub core takes it up.',
    proposal: 214,
  },
  {
    site: 'store-boston-02',
    model: 'vision-qc',
    version: 'v7',
    state: 'ready',
    standing: 'in-step',
    text: IN_STEP,
  },
  {
    site: 'store-denver-01',
    model: 'bike-rentals',
    version: 'v2.0.0',
    state: 'ready',
    standing: 'not-reporting',
    text: 'Not reporting since 13:25. Before that: in step.',
  },
  {
    site: 'plant-graz-01',
    model: 'vision-qc',
    version: 'v7',
    state: 'ready',
    standing: 'in-step',
    text: IN_STEP,
  },
  {
    site: 'plant-graz-01',
    model: 'predictive-maintenance',
    version: '2026-11-02',
    state: 'ready',
    standing: 'unknown',
    text: 'Not known: the site reports commit abc123, which near-edge does not have.',
  },
  {
    site: 'plant-graz-01',
    model: 'bike-rentals',
    version: 'v1.1.0',
    state: 'leaving',
    standing: 'behind',
    text: 'Behind since 09:12: main does not want it any more.',
  },
  {
    site: 'plant-lyon-01',
    model: 'predictive-maintenance',
    version: '2026-11-02',
    state: 'ready',
    standing: 'in-step',
    text: IN_STEP,
  },
  {
    site: 'plant-porto-01',
    model: 'predictive-maintenance',
    version: '2026-08-14',
    state: 'unknown',
    standing: 'not-reporting',
    text: 'Not reporting since 17 Nov. Before that: in step.',
  },
];

function deployment(seed: Seed, site: SiteDetail): DeploymentDetail {
  const { model, version, state } = seed;
  const silent = ['unknown', 'unavailable', 'detached'].includes(
    site.availability.state,
  );
  const digest = `sha256:${'4f2c91a7'.repeat(8)}`;
  return {
    ref: {
      hub: 'core',
      site: seed.site,
      namespace: model,
      kind: 'InferenceService',
      name: model,
    },
    owner: 'group:default/retail',
    model: { name: model, version, format: 'onnx' },
    artifact: { uri: `oci://quay.io/edge/${model}@${digest}`, digest },
    runtime: 'kserve-ovms',
    mode: 'Standard',
    state,
    message:
      state === 'failed' ? 'OOMKilled: 3 restarts in 10 minutes.' : undefined,
    replicas: state
      ? { ready: state === 'ready' ? 1 : 0, desired: 1 }
      : undefined,
    traffic: seed.canary
      ? [
          { name: 'v2.0.0', percent: 90 },
          { name: 'v2.1.0 (canary)', percent: 10 },
        ]
      : undefined,
    endpoint: state
      ? {
          url: `https://${model}.apps.${seed.site}.example.com`,
          internalUrl: `http://${model}-predictor.${model}.svc`,
        }
      : undefined,
    standing: {
      state: seed.standing,
      text: seed.text,
      since: before(120 * MINUTE),
      revision: '4f2c91a',
      proposalUrl: seed.proposal
        ? `https://gitea.example.com/edge/near-edge/pulls/${seed.proposal}`
        : undefined,
    },
    ring: 'r1',
    labels: {},
    remembered: silent,
    asOf: site.asOf,
    source: 'core/works',
    live: !silent,
    liveMessage: silent ? 'The site does not answer its hub.' : undefined,
    conditions: state
      ? ['PredictorReady', 'IngressReady', 'LatestDeploymentReady'].map(
          type => ({
            type,
            status: state === 'ready' ? 'True' : 'False',
            reason:
              state === 'ready' ? undefined : 'MinimumReplicasUnavailable',
            since: before(100 * MINUTE),
          }),
        )
      : [],
  };
}

/** Deployments in every state and standing on the given sites. */
export function fixtureDeployments(sites: SiteDetail[]): DeploymentDetail[] {
  const byName = new Map(sites.map(site => [site.ref.name, site]));
  return SEEDS.flatMap(seed => {
    const site = byName.get(seed.site);
    return site ? [deployment(seed, site)] : [];
  });
}
