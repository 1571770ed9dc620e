import {
  AT,
  available,
  delivery,
  entry,
  FAILED,
  OTHER,
  OUT,
  REPO,
  REVISION,
  SAME,
  seen,
} from '../__testUtils__/standingFacts';
import { decideStanding, type StandingFacts } from './standing';

type Row = [
  rule: string,
  facts: Partial<StandingFacts>,
  state: string | undefined,
  text: string | undefined,
  more?: object,
];

const TABLE: Row[] = [
  [
    'nothing read',
    { gitRead: false, desired: undefined },
    undefined,
    undefined,
  ],
  [
    '1 not wanted',
    { desired: undefined, delivery: undefined },
    'unmanaged',
    'Not in Git.',
  ],
  [
    '1 from elsewhere',
    { desired: undefined, isOurs: false },
    'unmanaged',
    'Not in Git: Application oslo-bike delivers it from elsewhere.',
  ],
  [
    '1 was ours',
    { desired: undefined, former: { gitops: 'models', revision: REVISION } },
    'unmanaged',
    'A leftover: models does not want it any more since commit 0123456.',
    { code: 'leftover' },
  ],
  [
    '1 still delivered',
    { desired: undefined, isOurs: true },
    'unmanaged',
    'A leftover: Application oslo-bike still delivers it, and its line in Git was removed.',
    { code: 'leftover' },
  ],
  [
    '2 silent, last behind',
    { desired: OTHER, site: { availability: { state: 'unknown', since: AT } } },
    'not-reporting',
    'Not reporting since 2026-11-20 09:12 UTC. Before that: behind since 2026-11-20 09:12 UTC: main wants v4 (on its way).',
    { since: AT },
  ],
  [
    '2 frozen',
    { delivery: delivery({ frozen: 'Argo CD skips it.' }) },
    'not-reporting',
    'Not reporting: Argo CD skips it. Before that: in step with main.',
  ],
  [
    '2 before 3',
    { delivery: undefined, site: { availability: { state: 'unavailable' } } },
    'not-reporting',
    'Not reporting. Before that: not registered: merged, but no Application on hub core takes it up.',
  ],
  [
    '3 no Application',
    { delivery: undefined },
    'not-registered',
    'Not registered: merged, but no Application on hub core takes it up.',
  ],
  [
    '3 before 5',
    { delivery: delivery({ path: 'x', revision: undefined }) },
    'not-registered',
    'Not registered: merged, but Application oslo-bike builds x.',
  ],
  [
    '3 just moved',
    {
      justMerged: true,
      desired: entry(
        { is: 'same' },
        { changedAt: AT, joined: false, formerPath: 'x' },
      ),
      delivery: delivery({ path: 'x' }),
    },
    'behind',
    'Merged 2026-11-20 09:12 UTC, not on the site yet.',
    { code: 'delivering' },
  ],
  [
    '4 not applied',
    { delivery: delivery({ pending: true, revision: undefined }) },
    'behind',
    'Behind: main wants v4 (on its way).',
    { code: 'delivering' },
  ],
  [
    '5 no revision',
    { delivery: delivery({ revision: undefined }) },
    'unknown',
    'Not known: the site has not reported a commit.',
  ],
  [
    '5 no revision, failed',
    { delivery: delivery({ ...FAILED, revision: undefined }) },
    'unknown',
    'Not known: the site has not reported a commit (sync failed: no such image).',
  ],
  [
    '5 several sources',
    { delivery: delivery({ multiSource: true, revision: undefined }) },
    'unknown',
    'Not known: Application oslo-bike has several sources, so no one commit says what it builds.',
  ],
  [
    '5 force push',
    { desired: entry({ is: 'unknown', why: 'does not have' }) },
    'unknown',
    'Not known: the site reports commit 0123456, which models does not have.',
  ],
  [
    '5 remote base',
    {
      desired: entry({
        is: 'unknown',
        why: 'a/kustomization.yaml reads https://x, which is not in this repository',
      }),
    },
    'unknown',
    'Not known: a/kustomization.yaml reads https://x, which is not in this repository.',
  ],
  [
    '5 being looked up',
    { desired: entry({ is: 'pending' }) },
    'unknown',
    'Not known yet: commit 0123456 is being looked up.',
  ],
  [
    '5 being looked up after a verdict',
    {
      desired: entry({ is: 'pending' }),
      before: { state: 'in-step', text: 'In step with main.', since: AT },
    },
    'in-step',
    'In step with main.',
    { since: AT },
  ],
  [
    '5 being looked up after silence',
    {
      desired: entry({ is: 'pending' }),
      before: { state: 'not-reporting', text: 'x' },
    },
    'unknown',
    'Not known yet: commit 0123456 is being looked up.',
  ],
  [
    '6 other',
    { desired: OTHER, observed: seen('v3') },
    'behind',
    'Behind since 2026-11-20 09:12 UTC: main wants v4, the site runs v3 (on its way).',
    { code: 'delivering', since: AT, proposalUrl: `${REPO}/pulls/7` },
  ],
  [
    '6 manual',
    { desired: OTHER, delivery: delivery({ automated: false }) },
    'behind',
    'Behind since 2026-11-20 09:12 UTC: main wants v4 (sync is manual).',
    { code: 'manual' },
  ],
  [
    '6 failed',
    { desired: OTHER, delivery: delivery(FAILED) },
    'behind',
    'Behind since 2026-11-20 09:12 UTC: main wants v4 (sync failed: no such image).',
    { code: 'sync-failed' },
  ],
  [
    '6 older than what is known',
    { desired: entry({ is: 'other' }) },
    'behind',
    'Behind: main wants v4 (on its way).',
    { since: undefined },
  ],
  [
    '7 failed',
    { delivery: delivery(FAILED) },
    'behind',
    'Behind since 2026-11-20 09:12 UTC: main wants v4 (sync failed: no such image).',
    { code: 'sync-failed' },
  ],
  [
    '7 running',
    { delivery: delivery({ ...OUT, phase: 'Running' }) },
    'behind',
    'Behind: main wants v4 (on its way).',
  ],
  [
    '7 hand edit of the artifact',
    { delivery: delivery(OUT), observed: seen('v9') },
    'diverged',
    'Diverged: the artifact on the site is oci://r.example/bike:v9, in Git oci://r.example/bike:v4; changed by hand.',
    { code: 'hand-edit' },
  ],
  [
    '7 default of a webhook',
    {
      delivery: delivery(OUT),
      desired: entry({ is: 'same' }, { mode: 'RawDeployment' }),
      site: { ...available, deploymentMode: 'Standard' },
    },
    'diverged',
    "Diverged: deploymentMode on the site is Standard, in Git RawDeployment; KServe's webhook rewrites it.",
    { code: 'site-default' },
  ],
  [
    '7 older KServe keeps the word',
    {
      delivery: delivery(OUT),
      desired: entry({ is: 'same' }, { mode: 'RawDeployment' }),
      site: { ...available, deploymentMode: 'RawDeployment' },
    },
    'diverged',
    'Diverged: the site differs from Git; changed by hand.',
    { code: 'hand-edit' },
  ],
  [
    '7 nobody can tell',
    {
      delivery: delivery(OUT),
      desired: entry({ is: 'same' }, { mode: 'RawDeployment' }),
    },
    'diverged',
    'Diverged: the site differs from Git; changed by hand or by a default of the site.',
    { code: undefined },
  ],
  [
    '8 other artifact',
    { observed: seen('v9') },
    'diverged',
    'Diverged: the artifact on the site is oci://r.example/bike:v9, in Git oci://r.example/bike:v4.',
    { code: 'hand-edit' },
  ],
  [
    '8 artifact seen before',
    { observed: seen('v3', { outdated: true }) },
    'behind',
    'Behind: main wants v4, the site runs v3 (on its way).',
  ],
  [
    '8 in step',
    { observed: seen('v4') },
    'in-step',
    'In step with main.',
    { revision: REVISION },
  ],
  [
    '8 health is not standing',
    { observed: { ...seen('v4'), state: 'failed' } },
    'in-step',
    'In step with main.',
  ],
  [
    'cannot compare',
    { delivery: delivery({ sync: 'Unknown', message: 'no such path' }) },
    'unknown',
    'Not known: Argo CD on the site cannot compare: no such path',
  ],
];

it.each(TABLE)('%s', (_rule, facts, state, text, more = {}) => {
  const standing = decideStanding({
    hub: 'core',
    desired: SAME,
    delivery: delivery(),
    site: available,
    gitRead: true,
    deliveryRead: true,
    justMerged: false,
    ...facts,
  });
  expect(standing?.state).toBe(state);
  expect(standing?.text).toBe(text);
  for (const [field, value] of Object.entries(more)) {
    expect([field, standing?.[field as 'since']]).toEqual([field, value]);
  }
});
