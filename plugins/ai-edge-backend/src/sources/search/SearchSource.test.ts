import { DefaultFleet } from '../../fleet';
import { RecordingSink } from '../../__testUtils__/RecordingSink';
import { waitUntil } from '../../__testUtils__/waitUntil';
import { deploymentRow, serviceRow } from './__testUtils__/SearchFixture';
import { searching } from './__testUtils__/searching';
import { SearchSource } from './SearchSource';

describe('SearchSource', () => {
  const { api, fleet, join, start, status, rows, inventory } = searching();
  const ok = () => waitUntil(() => status()?.state === 'ok');

  it('lists what serves models, the same name on each site for itself', async () => {
    join(['oslo', 'rome']);
    api().rows = [
      serviceRow('oslo', 'bike', { label: 'ai-edge/model=bikes; team=retail' }),
      serviceRow('rome', 'bike'),
      serviceRow('rome', 'chat', { kind: 'LLMInferenceService' }),
      deploymentRow('rome', 'house'),
      deploymentRow('rome', 'database', { label: 'app=database' }),
      { ...serviceRow('rome', 'page'), kind: 'Route' },
    ];
    start();
    await ok();
    expect(rows().sort()).toEqual([
      'oslo/InferenceService/bike',
      'rome/Deployment/house',
      'rome/InferenceService/bike',
      'rome/LLMInferenceService/chat',
    ]);
    const bike = fleet().deployment({
      hub: 'core',
      site: 'oslo',
      namespace: 'bike',
      kind: 'InferenceService',
      name: 'bike',
    });
    expect(bike).toMatchObject({
      model: { name: 'bikes' },
      labels: { 'ai-edge/model': 'bikes', team: 'retail' },
      state: 'unknown',
      source: 'search:core',
    });
    expect(status().message).toBeUndefined();
  });

  it('makes a model that was applied by hand visible as unmanaged', async () => {
    join(['oslo']);
    fleet().setDesired({
      gitops: 'models',
      revision: 'abc',
      repoUrl: 'https://git.example/models',
      branch: 'main',
      desired: [],
      asOf: '2026-11-01T00:00:00.000Z',
    });
    api().rows = [serviceRow('oslo', 'bike')];
    expect(inventory('oslo')).toBe('none');
    start();
    await ok();
    expect(inventory('oslo')).toBe('complete');
    const [row] = fleet().deployments();
    expect(row.standing?.state).toBe('unmanaged');
  });

  it('sees whole only sites whose collector reports', async () => {
    join(['oslo', 'silent']);
    join(['bare'], { addon: '' });
    join(['broken'], { addon: 'unhealthy' });
    api().collected = ['oslo', 'bare', 'broken'];
    start();
    await ok();
    expect(inventory('oslo')).toBe('complete');
    expect(['silent', 'bare', 'broken'].map(inventory)).toEqual([
      'none',
      'none',
      'none',
    ]);
    expect(status().message).toBe(
      'On 2 of 4 sites the search add-on is not available: what was applied there by hand is not seen.',
    );
  });

  it('stops saying that a site is seen whole when its collector goes, not when the site is away', async () => {
    join(['oslo', 'rome']);
    start();
    await waitUntil(() => inventory('rome') === 'complete');
    join(['oslo'], { addon: '' });
    join(['rome'], { addon: 'unreachable', state: 'unknown' });
    await waitUntil(() => inventory('oslo') === 'none');
    expect(inventory('rome')).toBe('complete');
  });

  it('does not take frozen rows of a silent collector for fresh', async () => {
    join(['oslo'], { addon: 'unreachable' });
    api().rows = [serviceRow('oslo', 'bike')];
    start();
    await ok();
    const [row] = fleet().deployments();
    expect(row.asOf).toBe('2026-11-01T00:00:00.000Z');
  });

  it('leaves out what a service owns, and clusters that are no sites', async () => {
    join(['oslo']);
    api().clusters.push('local-cluster');
    const label = 'model-name=bike; serving.kserve.io/inferenceservice=bike';
    api().rows = [
      serviceRow('oslo', 'bike'),
      deploymentRow('oslo', 'labelled', { label }),
      deploymentRow('oslo', 'owned', { _ownerUID: 'oslo/uid-bike' }),
      deploymentRow('oslo', 'own', { _ownerUID: 'oslo/uid-other' }),
      serviceRow('local-cluster', 'bike'),
    ];
    start();
    await ok();
    expect(rows().sort()).toEqual([
      'oslo/Deployment/own',
      'oslo/InferenceService/bike',
    ]);
  });

  it('uses states where collectors report them', async () => {
    join(['oslo']);
    api().properties.push('Ready', 'URL');
    api().rows = [
      serviceRow('oslo', 'bike', { Ready: 'True', URL: 'http://bike.example' }),
    ];
    start();
    await ok();
    expect([...fleet().deployments()][0]).toMatchObject({
      state: 'ready',
      endpoint: { url: 'http://bike.example' },
    });
  });

  it('says how to get it where it is not configured', async () => {
    const sink = new RecordingSink();
    const source = SearchSource.create({
      hub: {
        name: 'core',
        access: { type: 'inCluster', skipTLSVerify: false },
      },
      fleet: DefaultFleet.create(),
    });
    await source.start(sink, new AbortController().signal);
    expect(sink.last?.state).toBe('absent');
    expect(sink.last?.message).toContain('set aiEdge.hubs[].search');
  });
});
