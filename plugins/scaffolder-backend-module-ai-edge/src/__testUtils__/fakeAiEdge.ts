import type {
  AiEdgeApi,
  FitReport,
  PipelineRun,
  Preview,
  ResolvedSites,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import type { AiEdgeService } from '@ai-edge/backstage-plugin-ai-edge-node';

export const testPreview: Preview = {
  hash: 'a'.repeat(64),
  files: [
    {
      path: 'models/bike/targets/core.s1.yaml',
      change: 'update',
      diff: 'diff --git a/x b/x\n+- {site: store-001, run: r0.sno-kn}\n',
    },
  ],
  sites: {
    count: 1,
    sha256: 'b'.repeat(64),
    refs: [{ hub: 'core', name: 'store-001' }],
  },
  applications: { added: 1, removed: 0 },
  findings: [],
  conflicts: [],
  base: { branch: 'main', revision: 'c'.repeat(40) },
  asOf: '2026-01-01T00:00:00.000Z',
};

export const testRun: PipelineRun = {
  ref: { hub: 'core', namespace: 'builds', name: 's3-fetch-0123456789' },
  pipeline: 's3-fetch',
  status: 'succeeded',
  params: {},
  results: {
    'image-digest-reference': `quay.io/acme/bike@sha256:${'1'.repeat(64)}`,
  },
  tasks: [],
  asOf: '2026-01-01T00:00:00.000Z',
};

/** A backend that remembers what it was asked, as the user and as the plugin. */
export function fakeAiEdge() {
  const api = () => ({
    previewProposal: jest.fn<Promise<Preview>, unknown[]>(
      async () => testPreview,
    ),
    createProposal: jest.fn(async (_request: unknown) => ({
      url: 'https://git.example.com/edge/models/pulls/7',
      number: 7,
      branch: 'ai-edge/deploy/bike-aaaaaaaaaa',
      forge: 'gitea',
      created: true,
      files: 1,
    })),
    resolveSites: jest.fn<Promise<ResolvedSites>, unknown[]>(),
    checkFit: jest.fn<Promise<FitReport>, unknown[]>(),
    getPipelines: jest.fn(async () => ({
      items: [
        {
          hub: 'core',
          namespace: 'builds',
          name: 's3-fetch',
          params: [{ name: 'model-name', type: 'string' }],
          workspaces: [],
        },
      ],
      asOf: '2026-01-01T00:00:00.000Z',
    })),
    startPipelineRun: jest.fn(async (_request: unknown) => ({
      ref: testRun.ref,
      created: true,
    })),
    getPipelineRun: jest.fn<Promise<PipelineRun>, unknown[]>(
      async () => testRun,
    ),
  });
  const user = api();
  const plugin = api();
  const onBehalfOf = jest.fn(() => user as unknown as AiEdgeApi);
  const aiEdge: AiEdgeService = {
    onBehalfOf,
    asPlugin: () => plugin as unknown as AiEdgeApi,
  };
  return { aiEdge, user, plugin, onBehalfOf };
}
