import { eventually } from '../eventually';
import {
  GDANSK,
  HAMBURG,
  MODEL,
  site,
  sites,
  version,
  VIENNA,
  ZURICH,
} from './places';
import { change } from './proposals';
import type { Tell } from './story';
import type { Team } from './Team';

const UNTIL = '2099-12-31';

const percents = (traffic: { percent: number }[] | undefined) =>
  (traffic ?? [])
    .map(({ percent }) => percent)
    .sort((a, b) => a - b)
    .join();

/** Tried, taken, taken back, and moved across. */
export function middle(tell: Tell, team: () => Team) {
  tell(
    'refuses a share of requests where sites share them out in different forms',
    async () => {
      const [status, message] = await team().refusal('/proposals/preview', {
        kind: 'canary',
        ...version('v3'),
        sites: sites(VIENNA, ZURICH),
        canary: { trafficPercent: 10, until: UNTIL },
      });
      expect(status).toBe(400);
      expect(message).toMatch(/^canary\.trafficPercent: the sites are of/);
    },
  );

  tell(
    'gives a version a share of the requests, each site in the form that its KServe honours',
    async () => {
      for (const [ring, trafficPercent] of [
        ['r0', 20],
        ['r1', 10],
      ]) {
        const { applications } = await change(team(), {
          kind: 'canary',
          ...version('v3'),
          ring,
          canary: { trafficPercent, until: UNTIL },
        });
        expect(applications).toEqual({ added: 0, removed: 0 });
      }
      await eventually(
        async () =>
          (
            await team().service(VIENNA)
          ).status?.components?.predictor,
        predictor => percents(predictor?.traffic) === '20,80',
        'Knative shares the requests out',
      );
      await eventually(
        async () => (await team().service(ZURICH)).status?.canaryStatuses,
        canaries => canaries?.[0]?.trafficPercent === 10 && canaries[0].ready,
        'the second predictor is ready',
      );
      // The portal says the same of both, whatever the form.
      for (const [name, shares] of [
        [VIENNA, '20,80'],
        [ZURICH, '10,90'],
      ]) {
        await eventually(
          () =>
            team().portal.get(
              `/deployments/core/${name}/${MODEL}/InferenceService/${MODEL}`,
            ),
          ({ traffic, standing }) =>
            standing?.state === 'in-step' && percents(traffic) === shares,
          `${name} shares the requests out`,
        );
      }
    },
  );

  tell('promotes what was tried', async () => {
    for (const ring of ['r0', 'r1']) {
      const { files } = await change(team(), { kind: 'promote', ring });
      expect(files).toHaveLength(1);
    }
    await team().serve({
      ...{ [VIENNA]: 'v3', [HAMBURG]: 'v3', [GDANSK]: 'v3', [ZURICH]: 'v3' },
    });
    const { status } = await team().service(VIENNA);
    expect(percents(status.components.predictor.traffic)).toBe('100');
    const { spec } = await team().service(ZURICH);
    expect(spec.canary).toBeUndefined();
  });

  tell('rolls a ring back, and one site of it further', async () => {
    const stays = await team().prints(VIENNA);
    const ring = await change(team(), {
      kind: 'rollback',
      model: { name: MODEL, version: 'v2' },
      ring: 'r1',
    });
    expect(ring.files).toHaveLength(1);
    expect(ring.findings).toContainEqual(
      expect.objectContaining({ id: 'render-identical', state: 'ok' }),
    );
    await team().serve({
      ...{ [VIENNA]: 'v3', [HAMBURG]: 'v2', [GDANSK]: 'v2', [ZURICH]: 'v2' },
    });
    expect(await team().prints(VIENNA)).toEqual(stays);

    const stay = await team().prints(VIENNA, HAMBURG, GDANSK);
    const pin = await change(team(), {
      kind: 'rollback',
      model: { name: MODEL, version: 'v1' },
      sites: sites(ZURICH),
    });
    expect(pin).toMatchObject({
      sites: { refs: [site(ZURICH)] },
      applications: { added: 0, removed: 0 },
    });
    await team().serve({
      ...{ [VIENNA]: 'v3', [HAMBURG]: 'v2', [GDANSK]: 'v2', [ZURICH]: 'v1' },
    });
    expect(await team().prints(VIENNA, HAMBURG, GDANSK)).toEqual(stay);
  });

  tell(
    'tells from Git what a site was to serve, and which pull request wanted it',
    async () => {
      const { items } = await team().portal.get(
        `/deployments/core/${ZURICH}/${MODEL}/InferenceService/${MODEL}/history`,
      );
      // Newest first; a share of the requests leaves the version what it is.
      expect(items.map((item: any) => item.version)).toEqual([
        ...['v1', 'v2', 'v3', 'v2', 'v2', 'v1'],
      ]);
      const pulls = await team().reviewer.pulls();
      const merged = pulls.map(({ number }) => number);
      const wanted = items.map((item: any) => item.proposal?.number);
      expect(new Set(wanted).size).toBe(items.length);
      expect(merged).toEqual(expect.arrayContaining(wanted));
    },
  );

  tell('moves a site to another ring and recreates nothing', async () => {
    const applications = await team().applications();
    const { metadata } = await team().service(GDANSK);
    const stay = await team().prints(VIENNA, HAMBURG, ZURICH);
    const preview = await change(team(), {
      kind: 'update',
      sites: sites(GDANSK),
      toRing: 'r0',
    });
    expect(preview.applications).toEqual({ added: 0, removed: 0 });
    await team().serve({
      ...{ [VIENNA]: 'v3', [HAMBURG]: 'v2', [GDANSK]: 'v3', [ZURICH]: 'v1' },
    });
    expect(await team().applications()).toEqual(applications);
    expect((await team().service(GDANSK)).metadata.uid).toBe(metadata.uid);
    expect(await team().prints(VIENNA, HAMBURG, ZURICH)).toEqual(stay);
  });
}
