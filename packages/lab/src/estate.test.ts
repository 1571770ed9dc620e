import express from 'express';
import request from 'supertest';
import { temporaryDirectory } from './__testUtils__/testLab';
import type { DefaultLab } from './DefaultLab';
import { createEstate } from './estate';
import { hubLoops } from './hub/loops/hubLoops';
import type { KubeObject } from './kube/types';
import type { Estate } from './Lab';
import { eventually } from './loops/__testUtils__/eventually';
import { fastLab, startAll } from './loops/__testUtils__/fastLab';
import { conditionOf } from './loops/conditions';
import { kinds } from './loops/kinds';

const REPOSITORY = '/api/v1/repos/edge/kserve-sites-gitops';
const TARGETS = 'models/demand-forecast/targets/core.s1.yaml';
const RING = 'models/demand-forecast/rings/r1/kustomization.yaml';

jest.setTimeout(30_000);

describe('the estate', () => {
  const directory = temporaryDirectory();
  const app = express();
  let lab: DefaultLab;
  let estate: Estate;
  let messages: string[];
  let stop: () => void;

  beforeAll(async () => {
    ({ lab, messages } = fastLab({ dataDir: directory() }));
    estate = await createEstate(lab);
    for (const { path, router } of estate.routers) app.use(path, router);
    stop = startAll(lab, [...hubLoops(lab), ...estate.loops]);
  });
  afterAll(() => stop());

  const service = (site: string, name = 'demand-forecast') =>
    lab.site('core', site)!.store.get({
      ...kinds.inferenceService,
      namespace: name,
      name,
    });
  const release = (site: string) =>
    service(site)?.metadata.labels?.['ai-edge/release'];
  const isReady = (object: KubeObject | undefined) =>
    conditionOf(object, 'Ready')?.status === 'True';
  const work = (site: string, model = 'demand-forecast') =>
    lab
      .hub('core')
      .list(kinds.manifestWork, { namespace: site })
      .find(({ metadata }) =>
        metadata.annotations?.[
          'apps.open-cluster-management.io/hub-application-name'
        ]?.endsWith(model),
      );
  const feedback = (site: string): Record<string, string> =>
    Object.fromEntries(
      (
        work(site)?.status?.resourceStatus?.manifests?.[0]?.statusFeedback
          ?.values ?? []
      ).map((v: { name: string; fieldValue: { string: string } }) => [
        v.name,
        v.fieldValue.string,
      ]),
    );

  const edit = async (path: string, change: (text: string) => string) => {
    const { body } = await request(app).get(`${REPOSITORY}/contents/${path}`);
    const before = Buffer.from(body.content, 'base64').toString();
    const answer = await request(app)
      .post(`${REPOSITORY}/contents`)
      .set('Authorization', 'token lab-forge-portal')
      .send({
        branch: 'main',
        new_branch: `change-${Math.random()}`,
        files: [
          {
            operation: 'update',
            path,
            sha: body.sha,
            content: Buffer.from(change(before)).toString('base64'),
          },
        ],
      });
    const pull = await request(app)
      .post(`${REPOSITORY}/pulls`)
      .set('Authorization', 'token lab-forge-portal')
      .send({
        head: answer.body.files[0].html_url.split('/branch/')[1].split('/')[0],
        base: 'main',
        title: 'Change',
      });
    const merged = await request(app)
      .post(`${REPOSITORY}/pulls/${pull.body.number}/merge`)
      .auth('ada', 'ada')
      .send({ Do: 'merge' });
    expect(merged.status).toBe(200);
  };

  it('brings what both repositories say to the sites, and feeds it back', async () => {
    await eventually('ready services', () =>
      ['store-berlin-0001', 'store-hamburg-0002', 'store-chicago-0101'].every(
        site =>
          isReady(service(site)) && feedback(site).healthStatus === 'Healthy',
      ),
    );
    expect(release('store-berlin-0001')).toBe('v4');
    expect(release('store-hamburg-0002')).toBe('v3');
    expect(service('plant-lyon-01', 'defect-detector')).toBeDefined();
    expect(service('tower-munich-0001')).toBeUndefined();
    const [bike] = await eventually('a bike', () => {
      const found = lab
        .site('core', 'tower-munich-0001')!
        .store.list(kinds.deployment, { namespace: 'bike-rental-app' });
      return found[0]?.status?.availableReplicas ? found : undefined;
    });
    expect(bike.spec.template.spec.containers[0].image).toMatch(
      /^quay\.io\/rhoai-edge\/bike-rentals-auto-ml@sha256:[0-9a-f]{64}$/,
    );
    const carried = work('store-hamburg-0002')!;
    expect(carried.metadata.labels).toEqual({
      'apps.open-cluster-management.io/application-set': 'true',
    });
    expect(
      carried.spec.workload.manifests[0].metadata.annotations,
    ).toMatchObject({
      'ai-edge/model': 'demand-forecast',
      'ai-edge/object': 'InferenceService/demand-forecast',
    });
    expect(feedback('store-hamburg-0002')).toMatchObject({
      syncStatus: 'Synced',
      operationStatePhase: 'Succeeded',
    });
    await eventually('a report', () => {
      const report = lab.hub('core').get({
        ...kinds.report,
        namespace: 'openshift-gitops',
        name: 'demand-forecast-core-s1',
      });
      return report?.statuses.summary.healthy === '5';
    });
  });

  it('gives a dark site its past, and nothing that comes later', async () => {
    await eventually(
      'the past',
      () => feedback('store-boston-0102').healthStatus === 'Healthy',
    );
    // The link is cut again at the next look at it.
    await new Promise(done => {
      setTimeout(done, 500);
    });
    await edit(RING, text => text.replace('v3', 'v4'));
    await eventually('v4', () => release('store-hamburg-0002') === 'v4');
    expect(release('store-boston-0102')).toBe('v3');
    await eventually(
      'feedback of the new commit',
      () =>
        feedback('store-hamburg-0002').syncRevision !==
        feedback('store-boston-0102').syncRevision,
    );

    lab.site('core', 'store-boston-0102')!.setOnline(true);
    await eventually(
      'v4 there too',
      () => release('store-boston-0102') === 'v4',
    );
  });

  it('puts a model on a site for a line in Git, and takes it off again', async () => {
    await edit(
      TARGETS,
      text => `${text}- {site: tower-zurich-0002, run: r0.sno-std}\n`,
    );
    await eventually('the model', () => isReady(service('tower-zurich-0002')));
    await edit(TARGETS, text => text.replace(/- \{site: tower-zurich.*\n/, ''));
    await eventually('its end', () => !service('tower-zurich-0002'));
    await eventually('the end of its work', () => !work('tower-zurich-0002'));
    expect(service('store-berlin-0001')).toBeDefined();
  });

  it('says on the hub why a run does not build, and keeps what serves', async () => {
    await edit(TARGETS, text =>
      text.replace('hamburg-0002, run: r1.sno-std', 'hamburg-0002, run: none'),
    );
    await eventually(
      'an unknown sync',
      () => feedback('store-hamburg-0002').syncStatus === 'Unknown',
    );
    expect(isReady(service('store-hamburg-0002'))).toBe(true);
    await edit(TARGETS, text => text.replace('run: none', 'run: r1.sno-std'));
    await eventually(
      'a known one',
      () => feedback('store-hamburg-0002').syncStatus === 'Synced',
    );
  });

  it('asks before it lets an ApplicationSet go', async () => {
    const { body } = await request(app).get(
      `${REPOSITORY}/contents/models/defect-detector/hub/core.s1.yaml`,
    );
    const root = {
      ...kinds.application,
      namespace: 'openshift-gitops',
      name: 'kserve-sites',
    };
    await request(app)
      .delete(`${REPOSITORY}/contents/models/defect-detector/hub/core.s1.yaml`)
      .auth('ada', 'ada')
      .send({ branch: 'main', sha: body.sha });
    await eventually(
      'a root that waits',
      () => lab.hub('core').get(root)?.status?.sync?.status === 'OutOfSync',
    );
    expect(service('plant-lyon-01', 'defect-detector')).toBeDefined();
    lab.hub('core').mutate(root, object => {
      object.metadata.annotations = {
        ...object.metadata.annotations,
        'argocd.argoproj.io/deletion-approved': new Date().toISOString(),
      };
      object.status.operationState.finishedAt = '2026-01-01T00:00:00Z';
    });
    await eventually(
      'the cascade',
      () => !service('plant-lyon-01', 'defect-detector'),
    );
  });

  it('has the repositories, pipelines and metrics of the models', async () => {
    expect(estate.repositories.map(({ url, layout }) => [url, layout])).toEqual(
      [
        [`${lab.httpUrl}/edge/ai-edge-gitops`, 'ai-edge'],
        [`${lab.httpUrl}/edge/kserve-sites-gitops`, 'kserve-sites'],
      ],
    );
    expect(
      lab
        .hub('core')
        .list(kinds.pipeline)
        .map(({ metadata }) => metadata.name)
        .sort(),
    ).toEqual(['git-fetch', 's3-fetch']);
    const { body } = await request(app)
      .get('/api/v1/query')
      .query({
        query:
          'sum by (cluster) (rate(model_infer_request_success_total{cluster="store-berlin-0001"}[5m])) > 0',
      })
      .set('Authorization', 'Bearer lab-metrics');
    expect(body.data.result).toHaveLength(1);
  });

  it('has had nothing to complain of meanwhile', () => {
    expect(messages).toEqual([]);
  });
});
