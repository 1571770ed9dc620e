import type { Intent } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { Plan } from '../types';
import { proposalBody } from './proposalBody';
import { readProposalBody } from './readProposalBody';

const hash = 'a'.repeat(64);
const sites = { count: 2, sha256: 'b'.repeat(64) };
const intent: Intent = {
  kind: 'deploy',
  gitops: 'models',
  model: { name: 'bike', version: 'v3' },
  artifact: { uri: 's3://models/bike' },
  sites: { labels: { evil: '--> <script>@all</script>' } },
};
const plan: Plan = {
  files: [{ path: 'models/bike/model.yaml', change: 'create', after: '' }],
  applications: { added: 2, removed: 0 },
  sites: [
    { hub: 'core', name: 'edge-1' },
    { hub: 'core', name: 'edge-2' },
  ],
  findings: [
    {
      id: 'x',
      state: 'warn',
      title: '@ops **look** <img src=x>',
      detail: 'a\n\n## b [c](https://evil.example.com) #12',
    },
  ],
};

describe('readProposalBody', () => {
  it.each([
    ['nothing', ''],
    ['an unfinished comment', '<!-- ai-edge:proposal {"hash":'],
    ['no JSON', '<!-- ai-edge:proposal {] -->'],
    ['another shape', '<!-- ai-edge:proposal {"hash":"x"} -->'],
  ])('makes nothing of %s', (_name, body) => {
    expect(readProposalBody(body)).toBeUndefined();
  });

  it('leaves out an intent that it does not know', () => {
    const body = proposalBody({ intent, plan, hash, sites }).replace(
      '"kind":"deploy"',
      '"kind":"explode"',
    );
    expect(readProposalBody(body)).toEqual({ hash, sites });
  });
});
