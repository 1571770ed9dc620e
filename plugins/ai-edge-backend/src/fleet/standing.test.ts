import type {
  DeliveryFacts,
  FleetSink,
} from '@ai-edge/backstage-plugin-ai-edge-node';
import type { Desired } from '@ai-edge/backstage-plugin-ai-edge-gitops';
import { desired } from '../__testUtils__/desired';
import { toldHistory } from '../__testUtils__/toldHistory';
import { DefaultFleet } from './DefaultFleet';

const START = Date.parse('2026-11-20T10:00:00Z');
const REPO = 'https://git.example/models';
const ref = {
  hub: 'core',
  site: 'oslo',
  namespace: 'bike',
  kind: 'InferenceService',
  name: 'bike',
};

function delivery(fields: Partial<DeliveryFacts> = {}): DeliveryFacts {
  return {
    application: 'oslo-bike',
    repoUrl: `${REPO}.git`,
    path: 'models/bike/run/r0.sno',
    revision: 'rev1',
    sync: 'Synced',
    health: 'Healthy',
    phase: 'Succeeded',
    automated: true,
    ...fields,
  };
}

describe('standing of a deployment', () => {
  let now: number;
  let fleet: DefaultFleet;
  let acm: FleetSink;
  let kserve: FleetSink;
  let argocd: FleetSink;
  let history: ReturnType<typeof toldHistory> | undefined;

  beforeEach(() => {
    now = START;
    history = undefined;
    fleet = DefaultFleet.create({
      gitops: [{ name: 'models', hubs: ['core'] }],
      now: () => now,
    });
    acm = fleet.sink({ id: 'acm:core', kind: 'acm', authority: 60 });
    kserve = fleet.sink({
      id: 'kserve:core',
      kind: 'kserve',
      authority: 70,
      absence: 'gone',
    });
    argocd = fleet.sink({
      id: 'argocd:core',
      kind: 'argocd',
      authority: 60,
      absence: 'withdrawn',
    });
    available('available');
    argocd.listed({ kind: 'deployment', hub: 'core' }, []);
  });

  function available(state: 'available' | 'unknown', since?: string) {
    acm.upsertSites([
      {
        ref: { hub: 'core', name: 'oslo' },
        availability: { state, since },
        asOf: new Date(now).toISOString(),
      },
    ]);
  }
  function git(revision: string, ...lines: Desired[]) {
    const commit = [revision, lines[0]?.version ?? 'none'] as const;
    if (history) history.push(commit);
    else history = toldHistory(commit);
    fleet.setDesired({
      history,
      gitops: 'models',
      revision,
      repoUrl: REPO,
      branch: 'main',
      desired: lines,
      asOf: new Date(now).toISOString(),
    });
  }
  function seen(version: string) {
    kserve.upsertDeployments([
      {
        ref,
        model: { name: 'bike', version },
        artifact: { uri: `oci://r.example/bike:${version}` },
        state: 'ready',
        asOf: new Date(now).toISOString(),
      },
    ]);
  }
  function delivered(fields: Partial<DeliveryFacts> = {}) {
    argocd.upsertDeployments([
      {
        ref,
        model: { name: 'bike' },
        state: 'ready',
        delivery: delivery(fields),
        asOf: new Date(now).toISOString(),
      },
    ]);
  }
  const row = () => fleet.deployment(ref);
  const standing = () => row()?.standing;

  it('says nothing before a repository has been read', () => {
    seen('v1');
    expect(row()).toBeDefined();
    expect(standing()).toBeUndefined();
  });

  it('is unmanaged when seen but not wanted', () => {
    git('rev1');
    seen('v1');
    expect(standing()).toMatchObject({
      state: 'unmanaged',
      text: 'Not in Git.',
    });
  });

  it('lists what Git wants before any site has reported it', () => {
    git('rev0');
    now += 60_000;
    git('rev1', desired('v1'));
    expect(row()).toMatchObject({
      model: { name: 'bike', version: 'v1' },
      artifact: { uri: 'oci://r.example/bike:v1', derived: true },
      ring: 'r0',
      owner: 'group:default/retail',
      source: 'git:models',
      standing: {
        state: 'behind',
        text: 'Merged 2026-11-20 10:01 UTC, not on the site yet.',
      },
    });
    expect(row()?.state).toBeUndefined();
    expect(fleet.site({ hub: 'core', name: 'oslo' })?.deployments?.total).toBe(
      0,
    );
    now += 6 * 60_000;
    fleet.reconsider();
    expect(standing()).toMatchObject({
      state: 'not-registered',
      text: 'Not registered: merged, but no Application on hub core takes it up.',
    });
  });

  it.each([
    [{ path: 'somewhere/else' }, 'somewhere/else'],
    [{ repoUrl: 'https://git.example/fork' }, 'https://git.example/fork'],
    [{ targetRevision: 'v1.0' }, 'revision v1.0'],
  ])('is not registered when its Application has %j', (fields, builds) => {
    git('rev1', desired('v1'));
    delivered(fields);
    expect(standing()).toMatchObject({
      state: 'not-registered',
      text: `Not registered: merged, but Application oslo-bike builds ${builds}.`,
    });
    for (const targetRevision of ['main', 'refs/heads/main', 'HEAD', '']) {
      delivered({ targetRevision });
      expect(standing()?.state).toBe('in-step');
    }
  });

  it('is in step when the site has synced what Git says, whatever else was committed', () => {
    git('rev1', desired('v1'));
    delivered();
    seen('v1');
    expect(standing()).toEqual({
      state: 'in-step',
      text: 'In step with main.',
      revision: 'rev1',
      since: '2026-11-20T10:00:00.000Z',
    });
    now += 60_000;
    git('rev2', desired('v1'));
    expect(standing()?.state).toBe('in-step');
    expect(standing()?.since).toBe('2026-11-20T10:00:00.000Z');
  });

  it('is behind while the site has compared itself with an older line', () => {
    git('rev1', desired('v1'));
    delivered();
    seen('v1');
    now += 60_000;
    git('rev2', desired('v2'));
    expect(standing()).toMatchObject({
      state: 'behind',
      text: 'Behind since 2026-11-20 09:01 UTC: main wants v2, the site runs v1 (on its way).',
      since: '2026-11-20T09:01:00.000Z',
      code: 'delivering',
      proposalUrl: 'https://git.example/models/1',
    });
    delivered({ automated: false });
    expect(standing()?.text).toContain('(sync is manual)');
    delivered({ revision: 'rev2', sync: 'OutOfSync', phase: 'Running' });
    expect(standing()?.text).toContain('(on its way)');
    delivered({
      revision: 'rev2',
      sync: 'OutOfSync',
      phase: 'Failed',
      message: 'no such image',
    });
    expect(standing()?.text).toContain('(sync failed: no such image)');
    delivered({ revision: 'rev2' });
    seen('v2');
    expect(standing()?.state).toBe('in-step');
  });

  it('is behind while the work has not been applied', () => {
    git('rev1', desired('v1'));
    delivered({ pending: true });
    expect(standing()).toMatchObject({ state: 'behind' });
  });

  it('diverges when the site differs although it has synced', () => {
    git('rev1', desired('v1'));
    delivered({ sync: 'OutOfSync' });
    expect(standing()?.state).toBe('diverged');
    delivered();
    now += 11_000;
    seen('hacked');
    expect(standing()).toMatchObject({
      state: 'diverged',
      text: 'Diverged: the artifact on the site is oci://r.example/bike:hacked, in Git oci://r.example/bike:v1.',
    });
  });

  it('does not call it diverged when the site was looked at before it synced', () => {
    git('rev1', desired('v1'));
    delivered();
    seen('v1');
    git('rev2', desired('v2'));
    now += 1_000;
    delivered({ revision: 'rev2' });
    expect(standing()?.state).toBe('behind');
    now += 11_000;
    seen('v1');
    expect(standing()?.state).toBe('diverged');
  });

  it('does not know a commit that it has not read', () => {
    git('rev9', desired('v1'));
    delivered({ revision: '0123456789' });
    expect(standing()).toMatchObject({
      state: 'unknown',
      text: 'Not known: the site reports commit 0123456, which models does not have.',
    });
    delivered({ revision: undefined });
    expect(standing()?.text).toBe(
      'Not known: the site has not reported a commit.',
    );
  });

  it('does not report when the site does not, and keeps the last verdict', () => {
    git('rev1', desired('v1'));
    delivered();
    seen('v1');
    available('unknown', '2026-11-20T03:07:00.000Z');
    expect(standing()).toMatchObject({
      state: 'not-reporting',
      since: '2026-11-20T03:07:00.000Z',
      text: 'Not reporting since 2026-11-20 03:07 UTC. Before that: in step with main.',
    });
    expect(row()).toMatchObject({ state: 'ready', remembered: true });
  });

  it('knows the artifact from Git at the commit that the site has synced', () => {
    git('rev1', desired('v1'));
    delivered();
    expect(row()).toMatchObject({
      model: { version: 'v1' },
      artifact: { uri: 'oci://r.example/bike:v1', derived: true },
    });
    git('rev2', desired('v2'));
    expect(row()).toMatchObject({
      model: { version: 'v1' },
      artifact: { uri: 'oci://r.example/bike:v1', derived: true },
      standing: {
        state: 'behind',
        text: 'Behind since 2026-11-20 09:01 UTC: main wants v2, the site runs v1 (on its way).',
      },
    });
  });

  it('forgets what Git no longer wants and nobody has seen', () => {
    git('rev1', desired('v1'));
    expect(row()).toBeDefined();
    git('rev2');
    expect(row()).toBeUndefined();
  });
});
