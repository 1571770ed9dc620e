import { mockCredentials } from '@backstage/backend-test-utils';
import {
  siteChangePermission,
  siteReadPermission,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import request from 'supertest';
import { estate } from '../__testUtils__/estate';
import {
  authorizerFor,
  serverOf,
  type Decisions,
} from '../__testUtils__/startRouter';
import { SiteFits } from '../fit/SiteFits';
import { DefaultSiteSelector } from '../fleet';
import {
  aiEdgeSiteConditions,
  createAiEdgeSiteConditionalDecision,
} from '../permissions';
import { createSiteSelectionRouter } from './siteSelectionRouter';

function start(decisions: Decisions = {}) {
  const { fleet, acm } = estate();
  const { authorizer, permissions } = authorizerFor(fleet, decisions);
  const server = serverOf(httpAuth =>
    createSiteSelectionRouter({
      fleet,
      selector: DefaultSiteSelector.create({ fleet }),
      fits: SiteFits.create({ fleet, gitops: [], fit: { onMismatch: 'warn' } }),
      authorizer,
      httpAuth,
    }),
  );
  const send = (path: string) => (body: unknown) =>
    request(server)
      .post(path)
      .set('Authorization', mockCredentials.user.header())
      .send(body as object);
  const post = send('/sites/resolve');
  const names = async (sites: unknown): Promise<string[]> => {
    const { body } = await post({ sites }).expect(200);
    return body.refs.map(({ name }: any) => name);
  };
  return { post, fit: send('/sites/fit'), names, permissions, acm };
}

const core = (name: string) => ({ hub: 'core', name });

describe('POST /sites/resolve', () => {
  it('resolves to sorted sites, their hash and how they are', async () => {
    const { post, permissions } = start();
    const { body } = await post({
      sites: { names: [core('bravo'), core('alpha'), core('none')] },
    }).expect(200);
    expect(body).toEqual({
      count: 2,
      // printf 'core/alpha\ncore/bravo\n' | sha256sum
      sha256:
        '28020c1548bdec8f3c566e9806cadfc7309d4717720d2b882d96d94bd6a4a584',
      refs: [core('alpha'), core('bravo')],
      byAvailability: { available: 1, unknown: 1 },
      fit: { fits: 0, doesNotFit: 0, unknown: 2 },
      notAllowed: [],
      unmatched: [core('none')],
      asOf: expect.stringMatching(/Z$/),
    });
    expect(permissions.authorizeConditional).toHaveBeenCalledTimes(1);
  });

  it.each<[object, string[]]>([
    [{ clusterSets: ['retail'] }, ['alpha', 'bravo', 'echo']],
    [{ clusterSets: ['retail'], labels: { tier: 'gold' } }, ['alpha']],
    [
      { labels: { tier: 'tin', 'a=b': 'c' } },
      ['bravo', 'charlie', 'delta', 'echo'],
    ],
    [{ claims: { 'id.k8s.io': 'id-delta' } }, ['delta']],
    [
      { filter: { region: ['eu', 'us'], hub: 'core' } },
      ['alpha', 'bravo', 'delta'],
    ],
    [{ filter: { q: 'char' } }, ['charlie']],
    [
      {
        names: [core('alpha'), core('delta')],
        filter: { clusterSet: 'retail' },
      },
      ['alpha'],
    ],
    [{ labels: { constructor: 'x' } }, []],
  ])('ANDs %j', async (sites, expected) => {
    expect(await start().names(sites)).toEqual(expected);
  });

  it.each([
    [{}, 'sites: is required'],
    [{ sites: {} }, 'sites: must select sites by names'],
    [{ sites: { names: [] } }, 'sites.names: must name at least one site'],
    [{ sites: { filter: { size: 'x' } } }, 'size: is not a parameter'],
    [
      { sites: { filter: { label: 'x' } } },
      'label: must have the form <key>=<value>',
    ],
    [{ sites: { all: true } }, 'sites: has no "all"'],
    [{ sites: { clusterSets: ['a'] }, extra: 1 }, 'body: has no "extra"'],
  ])('refuses %j', async (body, message) => {
    const response = await start().post(body).expect(400);
    expect(response.body.error.message).toContain(message);
  });

  it('keeps apart what may not be changed and what may not be seen', async () => {
    const { post } = start({
      [siteReadPermission.name]: createAiEdgeSiteConditionalDecision(
        siteReadPermission,
        aiEdgeSiteConditions.isInHub({ hubs: ['core'] }),
      ),
      [siteChangePermission.name]: createAiEdgeSiteConditionalDecision(
        siteChangePermission,
        aiEdgeSiteConditions.hasLabel({ key: 'tier', value: 'gold' }),
      ),
    });
    const { body } = await post({
      sites: {
        names: [core('alpha'), core('bravo'), { hub: 'spare', name: 'echo' }],
      },
    }).expect(200);
    expect(body).toMatchObject({
      count: 1,
      refs: [core('alpha')],
      notAllowed: [core('bravo')],
      unmatched: [{ hub: 'spare', name: 'echo' }],
    });
  });

  it('says how many sites are large enough for an intent', async () => {
    const { post, acm } = start();
    const sized = (name: string, gpus: number) => ({
      ref: core(name),
      availability: { state: 'available' as const },
      capacity: {
        cpuCores: 4,
        memoryBytes: 2 ** 33,
        accelerators:
          gpus > 0 ? [{ resource: 'nvidia.com/gpu', count: gpus }] : [],
      },
      asOf: '2026-11-20T10:00:00.000Z',
    });
    acm.upsertSites([sized('alpha', 1), sized('bravo', 0)]);
    const { body } = await post({
      sites: { filter: { hub: 'core' } },
      intent: {
        kind: 'deploy',
        gitops: 'models',
        model: { name: 'bike' },
        artifact: { uri: 'oci://r.example/bike:1' },
        sites: { filter: { hub: 'core' } },
        resources: { cpu: '500m', memory: '2Gi' },
        accelerator: { resource: 'nvidia.com/gpu', count: 1 },
      },
    }).expect(200);
    expect(body.fit).toEqual({ fits: 1, doesNotFit: 1, unknown: 2 });
  });

  it('does not choose a site that its hub has let go of', async () => {
    const { post, acm } = start();
    acm.removeSites([core('alpha')]);
    const { body } = await post({ sites: { names: [core('alpha')] } });
    expect(body).toMatchObject({ count: 0, unmatched: [core('alpha')] });
  });
});

describe('POST /sites/fit', () => {
  const deploy = {
    kind: 'deploy',
    gitops: 'models',
    model: { name: 'bike' },
    artifact: { uri: 's3://models/bike' },
    sites: { names: [core('alpha'), core('bravo')] },
  };

  it('counts, and says of which sites it is not known why', async () => {
    const { fit } = start();
    const { body } = await fit({
      intent: { ...deploy, requires: { kserve: '0.16' } },
    }).expect(200);
    expect(body).toMatchObject({ fits: 0, doesNotFit: 0, unknown: 2 });
    expect(body.items).toMatchObject([
      {
        ref: core('alpha'),
        verdict: 'unknown',
        rules: [
          { rule: 'kserve', verdict: 'fits' },
          { rule: 'kserve-version', verdict: 'unknown' },
        ],
      },
      { ref: core('bravo') },
    ]);
    const asked = await fit({ intent: deploy }).expect(200);
    expect(asked.body).toMatchObject({ fits: 2, items: [] });
  });

  it('is asked of what puts a model on a site', async () => {
    const { fit } = start();
    const { body } = await fit({
      intent: {
        kind: 'stop',
        gitops: 'models',
        model: { name: 'bike' },
        ring: 'r0',
      },
    }).expect(400);
    expect(body.error.message).toMatch(/^intent\.kind: must be deploy/);
  });
});
