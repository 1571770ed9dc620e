import { ConfigReader } from '@backstage/config';
import { readAiEdgeConfig } from './readAiEdgeConfig';

const hub = { name: 'core', url: 'https://api.core.example:6443', token: 't' };
const read = (aiEdge: object) =>
  readAiEdgeConfig(new ConfigReader({ aiEdge } as any));

describe('readAiEdgeConfig', () => {
  it('is empty without the key', () => {
    expect(readAiEdgeConfig(new ConfigReader({}))).toEqual({
      hubs: [],
      gitops: [],
      pipelines: [],
      fit: { onMismatch: 'warn' },
      inventory: { maxSites: 50, intervalMs: 10_000, concurrency: 4 },
      registries: [],
    });
  });

  it('fills in what is usual', () => {
    const config = read({
      hubs: [
        {
          ...hub,
          caFile: '/ca.crt',
          clusterProxy: { url: 'https://proxy.example/' },
          metrics: { url: 'http://127.0.0.1:9090' },
          search: { url: 'https://search.example/searchapi/graphql' },
        },
      ],
      gitops: [
        {
          name: 'g',
          url: 'https://git.example/a/b',
          forge: 'gitea',
          layout: 'l',
        },
      ],
      pipelines: [{ hub: 'core', namespace: 'ci' }],
      inventory: { interval: { seconds: 3 } },
    });
    expect(config.hubs[0]).toMatchObject({
      role: 'active',
      access: { type: 'url', caFile: '/ca.crt', skipTLSVerify: false },
      clusterProxy: {
        url: 'https://proxy.example',
        token: 't',
        caFile: '/ca.crt',
      },
      metrics: { token: undefined, caFile: '/ca.crt', intervalSeconds: 300 },
      search: { token: 't', caFile: '/ca.crt', intervalMs: 60_000 },
      policyNamespaces: ['ai-edge-policies'],
    });
    expect(config.gitops[0]).toMatchObject({ branch: 'main', hubs: ['core'] });
    expect(config.inventory.intervalMs).toBe(3000);
  });

  it('writes nothing to a hub unless it is asked to', () => {
    expect(read({ hubs: [hub] }).hubs[0].managedClusterView).toBeFalsy();
    const { hubs } = read({ hubs: [{ ...hub, managedClusterView: true }] });
    expect(hubs[0].managedClusterView).toBe(true);
  });

  it('takes an empty environment variable for none', () => {
    const config = read({ hubs: [{ ...hub, token: '', caFile: '' }] });
    expect(config.hubs[0].access).toMatchObject({
      token: undefined,
      caFile: undefined,
    });
  });

  it('sends FlightCtl its own token or none, and trusts whom the hub trusts', () => {
    const url = 'https://flightctl.example';
    const flightctl = (more: object) =>
      read({ hubs: [{ ...hub, caFile: '/ca', flightctl: { url, ...more } }] })
        .hubs[0].flightctl;
    expect(flightctl({ organization: 'b0b5' })).toEqual({
      url,
      token: undefined,
      tokenFile: undefined,
      caFile: '/ca',
      caData: undefined,
      skipTLSVerify: false,
      organization: 'b0b5',
      intervalMs: 30_000,
    });
    expect(flightctl({ token: 'own', interval: '5s' })).toMatchObject({
      token: 'own',
      intervalMs: 5_000,
    });
    expect(() => flightctl({ interval: { milliseconds: 5 } })).toThrow(
      'aiEdge.hubs[0].flightctl.interval: must be at least a second',
    );
  });

  it('reads how patiently a hub is asked', () => {
    const timeouts = { page: '2m', silence: { seconds: 40 } };
    expect(read({ hubs: [{ ...hub, timeouts }] }).hubs[0].timeouts).toEqual({
      pageMs: 120_000,
      silenceMs: 40_000,
    });
  });

  it.each<[string, object, string]>([
    [
      'a token beside a kubeconfig',
      { hubs: [{ name: 'core', kubeconfig: { path: '/k' }, token: 't' }] },
      'aiEdge.hubs[0].token: belongs to url',
    ],
    [
      'no patience',
      { hubs: [{ ...hub, timeouts: { page: { milliseconds: 5 } } }] },
      'aiEdge.hubs[0].timeouts.page: must be at least a second',
    ],
    [
      'two ways to a hub',
      { hubs: [{ ...hub, inCluster: true }] },
      'aiEdge.hubs[0]: must have exactly one of url, kubeconfig and inCluster: true',
    ],
    [
      'no way to a hub',
      { hubs: [{ name: 'core' }] },
      'aiEdge.hubs[0]: must have exactly one of url, kubeconfig and inCluster: true',
    ],
    [
      'two tokens',
      { hubs: [{ ...hub, tokenFile: '/t' }] },
      'aiEdge.hubs[0]: takes token or tokenFile, not both',
    ],
    [
      'two CAs',
      { hubs: [{ ...hub, caFile: '/a', caData: 'b' }] },
      'aiEdge.hubs[0]: takes caFile or caData, not both',
    ],
    [
      'a token over plain http',
      { hubs: [{ ...hub, url: 'http://api.core.example' }] },
      'aiEdge.hubs[0].url: must be https, a token is never sent over http',
    ],
    [
      'credentials in a URL',
      { hubs: [{ ...hub, url: 'https://me:secret@api.core.example' }] },
      'aiEdge.hubs[0].url: must not carry credentials',
    ],
    [
      'credentials in a repository',
      {
        hubs: [hub],
        gitops: [
          {
            name: 'g',
            url: 'https://me:pw@git.example/a',
            forge: 'gitea',
            layout: 'l',
          },
        ],
      },
      'aiEdge.gitops[0].url: must not carry credentials',
    ],
    ['a hub twice', { hubs: [hub, hub] }, 'aiEdge.hubs: has "core" twice'],
    [
      'an upper case name',
      { hubs: [{ ...hub, name: 'Core' }] },
      'aiEdge.hubs[0].name: must be lower case letters, digits and "-", at most 63 characters',
    ],
    [
      'a role that is none',
      { hubs: [{ ...hub, role: 'spare' }] },
      'aiEdge.hubs[0].role: must be active or standby',
    ],
    [
      'pipelines of an unknown hub',
      { hubs: [hub], pipelines: [{ hub: 'other', namespace: 'ci' }] },
      'aiEdge.pipelines[0].hub: "other" must be one of aiEdge.hubs: core',
    ],
    [
      'a breathless search',
      {
        hubs: [
          {
            ...hub,
            search: { url: 'https://s.example', interval: { milliseconds: 9 } },
          },
        ],
      },
      'aiEdge.hubs[0].search.interval: must be at least a second',
    ],
    [
      'a breathless inventory',
      { hubs: [hub], inventory: { interval: { milliseconds: 10 } } },
      'aiEdge.inventory.interval: must be at least a second',
    ],
  ])('refuses %s', (_what, aiEdge, message) => {
    expect(() => read(aiEdge)).toThrow(message);
  });
});
