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

describe('proposalBody', () => {
  it('says to people what it does and to machines the rest', () => {
    const body = proposalBody({
      intent,
      plan,
      hash,
      sites,
      requestedBy: 'user:default/ann`|',
      link: 'https://portal.example.com/ai-edge',
    });
    expect(body).toContain('Deploys `bike` `v3`: 2 sites.');
    expect(body).toContain('| Applications | 2 added, 0 removed |');
    expect(body).toContain('- `core/edge-1`');
    expect(body).toContain('- create `models/bike/model.yaml`');
    expect(body).toContain("| Asked for by | `user:default/ann'` |");
    expect(readProposalBody(body)).toEqual({ hash, sites, intent });
  });

  it('lets nothing from outside come alive', () => {
    const body = proposalBody({ intent, plan, hash, sites });
    const [people, machine] = body.split('<!-- ai-edge:proposal ');
    expect(people).not.toMatch(/<(img|script)|(^|\s)@|^## b|\]\(https/m);
    expect(machine.match(/-->/g)).toHaveLength(1);
  });

  it('says how far a ring reaches', () => {
    const body = proposalBody({
      intent: { ...intent, kind: 'update', sites: undefined },
      plan: { ...plan, reach: { ring: 'r1', sites: 500 } },
      hash,
      sites,
    });
    expect(body).toContain('Updates `bike` `v3`: ring `r1`, 500 sites.');
  });

  it('stays within 65,536 characters for 5,000 named sites and long findings', () => {
    const names = Array.from({ length: 5000 }, (_, i) => ({
      hub: 'core',
      name: `store-${'x'.repeat(40)}-${i}`,
    }));
    const body = proposalBody({
      intent: { ...intent, sites: { names } },
      plan: {
        ...plan,
        sites: names,
        findings: Array.from({ length: 100 }, (_, i) => ({
          id: `f${i}`,
          state: 'warn' as const,
          title: '<'.repeat(5000),
        })),
      },
      hash,
      sites: { ...sites, count: 5000 },
    });
    expect(body.length).toBeLessThanOrEqual(65_536);
    expect(readProposalBody(body)).toEqual({
      hash,
      sites: { ...sites, count: 5000 },
    });
  });
});
