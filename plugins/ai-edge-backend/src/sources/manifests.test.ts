import { mockServices } from '@backstage/backend-test-utils';
import { AccessReview, wantedAccess } from '../__testUtils__/AccessReview';
import { connectTo } from '../__testUtils__/connectTo';
import { eventually } from '../__testUtils__/eventually';
import { fleetOf } from '../__testUtils__/fleetOf';
import {
  APP_DEPLOYMENTS,
  CLUSTERS,
  DECISIONS,
  INFERENCE_SERVICES,
  INFOS,
  LEASES,
  managedCluster,
  manifestWork,
  onSite,
  POLICIES,
  SETS,
  WORKS,
} from '../__testUtils__/hubObjects';
import { KubeFixture } from '../__testUtils__/KubeFixture';
import { RecordingSink } from '../__testUtils__/RecordingSink';
import { ViewFixture } from '../__testUtils__/ViewFixture';
import type { HubConfig } from '../config';
import { DefaultHubRegistry } from '../hubs';
import { DefaultHubConnection } from '../hubs/DefaultHubConnection';
import { ArgocdSource } from './argocd/ArgocdSource';
import { hubSources } from './hubSources';
import { ClusterViewReader } from './views/ClusterViewReader';
import { SiteLiveReader } from './views/SiteLiveReader';
import { ViewSweeper } from './views/ViewSweeper';

const APPLICATIONS = '/apis/argoproj.io/v1alpha1/applications';

describe('manifests under deploy/', () => {
  let controller: AbortController;
  let running: Promise<unknown>[];

  beforeEach(() => {
    controller = new AbortController();
    running = [];
  });

  it('grant what the portal reads of a hub and of a site, and nothing that it does not', async () => {
    const hub = await KubeFixture.start();
    const collections = [INFOS, LEASES, POLICIES, SETS, DECISIONS];
    [...collections, APPLICATIONS].forEach(path => hub.serve(path));
    hub.put(CLUSTERS, managedCluster('oslo'));
    const work = manifestWork('oslo', 'bike', { sync: 'Unknown' });
    const annotations = {
      'apps.open-cluster-management.io/hosting-applicationset': 'gitops/bike',
    };
    hub.put(WORKS, { ...work, metadata: { ...work.metadata, annotations } });
    hub.serve(onSite('oslo', INFERENCE_SERVICES));
    hub.serve(onSite('oslo', APP_DEPLOYMENTS));
    const { url } = hub;
    const access = { url, token: 'good-token', skipTLSVerify: false };
    const config: HubConfig = {
      name: 'core',
      role: 'active',
      access: { type: 'url', ...access },
      clusterProxy: { ...access, url: `${url}/site` },
      policyNamespaces: ['ai-edge-policies'],
    };
    const connection = connectTo(hub);
    const hubs = DefaultHubRegistry.of([connection]);
    const { fleet } = fleetOf(['oslo']);
    const { signal } = controller;
    const sources = [
      ...hubSources({
        config: {
          hubs: [config],
          gitops: [],
          pipelines: [],
          inventory: { maxSites: 50, intervalMs: 1000, concurrency: 1 },
          fit: { onMismatch: 'warn' },
          registries: [],
        },
        hubs,
        fleet,
      }),
      // As the others, only without their patience.
      ArgocdSource.create({ hub: connection, fleet, roundMs: 10 }),
    ];
    running = sources.map(source => source.start(new RecordingSink(), signal));
    await SiteLiveReader.create({ hubs }).read({ hub: 'core', name: 'oslo' });

    const base = AccessReview.of('hub-reader.yaml');
    const site = AccessReview.of('site-reader.yaml');
    const refused = () =>
      hub.calls.filter(call => {
        const onHub = call.replace(/ \/site\/[^/]+/, ' ');
        const review = onHub === call ? base : site;
        // Anybody may read what an API serves.
        const { resource, ...wanted } = wantedAccess(onHub);
        return (
          resource !== undefined && !review.allows({ resource, ...wanted })
        );
      });
    // Single models are read when somebody opens them, and of what no site has nothing can be asked in rounds.
    const onlyOpened = /^(get .*(services|deployments))$/;
    await eventually(
      () => refused() && [...base.unused, ...site.unused],
      unused => unused.every(grant => onlyOpened.test(grant)),
    );
    controller.abort();
    await Promise.all(running);
    await hub.stop();
    expect(refused()).toEqual([]);
    expect(base.granted.join()).not.toMatch(/secret|\*|create|update|patch/);
  }, 20_000);

  it('grant what live detail by views needs, and nothing else', async () => {
    const hub = await ViewFixture.start();
    hub.answer = () => ({
      conditions: [{ type: 'Processing', status: 'True' }],
      result: { metadata: { name: 'bike' } },
    });
    const connection = DefaultHubConnection.create({
      config: {
        name: 'core',
        role: 'active',
        access: {
          type: 'url',
          url: hub.url,
          token: 'token',
          skipTLSVerify: false,
        },
        policyNamespaces: [],
      },
    });
    const logger = mockServices.logger.mock();
    await ClusterViewReader.create({ hub: connection, logger }).read('oslo', {
      apiGroup: 'serving.kserve.io',
      version: 'v1beta1',
      kind: 'InferenceService',
      namespace: 'bike',
      name: 'bike',
    });
    running = [
      ViewSweeper.create({
        hub: connection,
        logger,
        report: () => undefined,
        startDelayMs: 0,
      }).start(controller.signal),
    ];
    const review = AccessReview.of('live-detail.yaml');
    const refused = () =>
      hub.calls.filter(call => !review.allows(wantedAccess(call)));
    await eventually(
      () => refused() && review.unused,
      unused => unused.length === 0,
    );
    controller.abort();
    await Promise.all(running);
    await hub.stop();
    expect(refused()).toEqual([]);
  });
});
