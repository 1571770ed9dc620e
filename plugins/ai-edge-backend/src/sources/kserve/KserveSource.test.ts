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

  it('reads the newest version of a kind that each site serves', async () => {
    sites = [site('oslo'), site('rome')];
    hub.serve(onSite('rome', APP_DEPLOYMENTS));
    hub.put(onSite('rome', '/apis/serving.kserve.io'), {
      metadata: { name: 'v1alpha2' },
      resources: [{ name: 'llminferenceservices' }],
    });
    for (const [name, version] of [
      ['oslo', 'v1alpha1'],
      ['rome', 'v1alpha1'],
      ['rome', 'v1alpha2'],
    ]) {
      hub.put(
        onSite(name, `/apis/serving.kserve.io/${version}/llminferenceservices`),
        { metadata: { name: `granite-${version}`, namespace: 'llm' } },
      );
    }
    start();
    await waitUntil(() => sink.last?.state === 'ok');
    expect(
      [...sink.deployments.keys()].filter(ref => ref.includes('LLM')).sort(),
    ).toEqual([
      'core/oslo/llm/LLMInferenceService/granite-v1alpha1',
      'core/rome/llm/LLMInferenceService/granite-v1alpha2',
    ]);
  });

  it('falls back when a version is not served any more, and loses nothing', async () => {
    const llms = (version: string) =>
      onSite('oslo', `/apis/serving.kserve.io/${version}/llminferenceservices`);
    hub.put(onSite('oslo', '/apis/serving.kserve.io'), {
      metadata: { name: 'v1alpha2' },
      resources: [{ name: 'llminferenceservices' }],
    });
    hub.put(llms('v1alpha2'), { metadata: { name: 'granite' } });
    hub.put(llms('v1alpha1'), { metadata: { name: 'granite' } });
    start();
    await waitUntil(() => sink.last?.state === 'ok');
    hub.faults = [{ part: 'v1alpha2/llminferenceservices', status: 404 }];
    await waitUntil(() => hub.count('v1alpha1/llminferenceservices') > 0);
    await waitUntil(() => sink.lists.length >= 8);
    const told = sink.lists.flatMap(({ scope, refs }) =>
      'objectKind' in scope && scope.objectKind === 'LLMInferenceService'
        ? [refs]
        : [],
    );
    expect(new Set(told.flat())).toEqual(
      new Set(['core/oslo/default/LLMInferenceService/granite']),
    );
    expect(told.every(refs => refs.length === 1)).toBe(true);
  });

  it('does not take what KServe and Knative make for models of their own', async () => {
    const labels = { 'model-name': 'bike' };
    const made = (name: string, metadata: object) =>
      hub.put(onSite('oslo', APP_DEPLOYMENTS), {
        metadata: { name, namespace: 'bike', labels, ...metadata },
      });
    made('bike-predictor', {
      ownerReferences: [
        { apiVersion: 'serving.kserve.io/v1beta1', kind: 'InferenceService' },
      ],
    });
    made('bike-predictor-00001-deployment', {
      ownerReferences: [
        { apiVersion: 'serving.knative.dev/v1', kind: 'Revision' },
      ],
    });
    made('granite-kserve', {
      ownerReferences: [
        {
          apiVersion: 'serving.kserve.io/v1alpha2',
          kind: 'LLMInferenceService',
        },
      ],
    });
    made('house', {
      ownerReferences: [{ apiVersion: 'apps.example/v1', kind: 'Shop' }],
    });
    start();
    await waitUntil(() => sink.last?.state === 'ok');
    expect([...sink.deployments.keys()].sort()).toEqual([
      'core/oslo/bike/Deployment/house',
      'core/oslo/bike/InferenceService/bike',
    ]);
  });

  it('knows how a service is served that only the site decides about', async () => {
    hub.put(onSite('oslo', '/api/v1/configmaps'), {
      metadata: { name: 'inferenceservice-config', namespace: 'kserve' },
      data: { deploy: '{ "defaultDeploymentMode": "Serverless" }' },
    });
    start();
    await waitUntil(() => sink.deployments.size > 0);
    expect(
      sink.deployments.get('core/oslo/bike/InferenceService/bike')?.mode,
    ).toBe('Knative');
  });

  it('does not ask devices', async () => {
    sites = [site('oslo'), { ...site('camera'), kind: 'device' }];
    start();
    await waitUntil(() => sink.last?.state === 'ok');
    expect(hub.count('/site/camera')).toBe(0);
  });
});
