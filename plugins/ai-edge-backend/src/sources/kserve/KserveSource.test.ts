import type { Site } from '@ai-edge/backstage-plugin-ai-edge-common';
import { connectTo } from '../../__testUtils__/connectTo';
import { KubeFixture } from '../../__testUtils__/KubeFixture';
import { RecordingSink } from '../../__testUtils__/RecordingSink';
import {
  APP_DEPLOYMENTS,
  INFERENCE_SERVICES,
  inferenceService,
  onSite,
} from '../../__testUtils__/hubObjects';
import { waitUntil } from '../../__testUtils__/waitUntil';
import { KserveSource } from './KserveSource';

const site = (name: string, state = 'available') =>
  ({ ref: { hub: 'core', name }, availability: { state } } as Site);

describe('KserveSource', () => {
  let hub: KubeFixture;
  let sink: RecordingSink;
  let sites: Site[];
  let controller: AbortController;
  let ended: Promise<void>;

  beforeEach(async () => {
    hub = await KubeFixture.start();
    sink = new RecordingSink();
    sites = [site('oslo')];
    controller = new AbortController();
    hub.serve(onSite('oslo', APP_DEPLOYMENTS));
    hub.put(onSite('oslo', INFERENCE_SERVICES), inferenceService('bike'));
  });
  afterEach(async () => {
    controller.abort();
    await ended;
    await hub.stop();
  });

  function start(maxSites = 50) {
    ended = KserveSource.create({
      hub: connectTo(hub),
      fleet: { sites: () => sites },
      inventory: { maxSites, intervalMs: 1_000, concurrency: 2 },
    }).start(sink, controller.signal);
  }

  it('lists every kind that serves models, on available sites only', async () => {
    sites = [site('oslo'), site('rome', 'unknown')];
    hub.put(onSite('oslo', APP_DEPLOYMENTS), {
      metadata: {
        name: 'house',
        namespace: 'house',
        labels: { 'model-name': 'house' },
      },
    });
    hub.put(onSite('oslo', APP_DEPLOYMENTS), {
      metadata: { name: 'database', namespace: 'house' },
    });
    start();
    await waitUntil(() => sink.last?.state === 'ok');
    expect([...sink.deployments.keys()].sort()).toEqual([
      'core/oslo/bike/InferenceService/bike',
      'core/oslo/house/Deployment/house',
    ]);
    expect(sink.lists.at(-1)).toEqual({
      scope: { kind: 'deployment', hub: 'core', site: 'oslo' },
      refs: [
        'core/oslo/bike/InferenceService/bike',
        'core/oslo/house/Deployment/house',
      ],
    });
    expect(hub.count('/site/rome/')).toBe(0);
  });

  it('asks nobody when there are too many sites', async () => {
    sites = [site('oslo'), site('rome')];
    start(1);
    await waitUntil(() => sink.last?.state === 'absent');
    expect(sink.last?.message).toBe(
      'Sites are not asked one by one: there are 2, more than 1.',
    );
    expect(hub.calls).toEqual([]);
  });

  it('proves nothing for a site that does not answer', async () => {
    sites = [site('oslo'), site('rome')];
    hub.faults = [{ part: '/site/rome/', status: 502 }];
    start();
    await waitUntil(() => sink.last?.state === 'ok');
    expect(sink.last?.message).toBe(
      '1 of 2 sites could not be read through the cluster-proxy (failed: 1).',
    );
    expect(
      sink.lists.map(({ scope }) => 'site' in scope && scope.site),
    ).not.toContain('rome');
  });

  it('proves nothing when the proxy itself answers 404', async () => {
    hub.faults = [{ part: '/site/', status: 404 }];
    start();
    await waitUntil(() => sink.last?.state === 'failed');
    expect(sink.lists).toEqual([]);
    expect(sink.last?.message).toContain('not-found: 1');
  });

  it('is stale, not failed, while sites that it has read are silent', async () => {
    start();
    await waitUntil(() => sink.last?.state === 'ok');
    hub.faults = [{ part: '/site/', status: 502 }];
    await waitUntil(() => sink.last?.state !== 'ok');
    expect(sink.last).toEqual({
      state: 'stale',
      message:
        '1 of 1 sites could not be read through the cluster-proxy (failed: 1).',
    });
    sites = [site('rome')];
    await waitUntil(() => sink.last?.state !== 'stale');
    expect(sink.last?.state).toBe('failed');
  });

  it('proves nothing about a kind that it may not read', async () => {
    hub.faults = [{ part: '/deployments', status: 403 }];
    start();
    await waitUntil(() => sink.states.length > 0);
    expect(sink.deployments.size).toBe(1);
    expect(
      sink.lists.map(({ scope }) => 'objectKind' in scope && scope.objectKind),
    ).toEqual(['InferenceService', 'LLMInferenceService']);
    expect(sink.last?.message).toBe(
      '1 of 1 sites could not be read through the cluster-proxy (Deployment forbidden: 1).',
    );
  });

  it('reads once how KServe serves there', async () => {
    hub.put(onSite('oslo', '/api/v1/configmaps'), {
      metadata: { name: 'inferenceservice-config', namespace: 'opendatahub' },
      data: { deploy: '{ "defaultDeploymentMode": "RawDeployment" }' },
    });
    start();
    await waitUntil(() => sink.sites.has('core/oslo'));
    expect(sink.sites.get('core/oslo')?.serving).toEqual({
      deploymentMode: 'RawDeployment',
    });
    const asked = hub.count('inferenceservice-config');
    await waitUntil(() => hub.count(INFERENCE_SERVICES) > 1);
    expect(hub.count('inferenceservice-config')).toBe(asked);
  });

  it('leaves open how KServe serves where that may not be read', async () => {
    hub.faults = [{ part: '/configmaps', status: 403 }];
    start();
    await waitUntil(() => sink.sites.has('core/oslo'));
    expect(sink.sites.get('core/oslo')?.serving).toEqual({});
    expect(sink.last?.state).toBe('ok');
  });

  it('waits for the first site', async () => {
    sites = [];
    start();
    await waitUntil(() => sink.last?.state === 'starting');
    sites = [site('oslo')];
    await waitUntil(() => sink.deployments.size > 0);
    expect([...sink.deployments.keys()]).toEqual([
      'core/oslo/bike/InferenceService/bike',
    ]);
  });
});
