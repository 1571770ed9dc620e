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
import { accept, holds } from './proposals';
import type { Tell } from './story';
import type { Team } from './Team';

const POINTER = `models/${MODEL}/rings/r1/kustomization.yaml`;

/** To the sites, and to the next version: each time with somebody or something in the way. */
export function beginning(tell: Tell, team: () => Team) {
  tell(
    'deploys, although the forge breaks off between branch and pull request',
    async () => {
      const intent = {
        kind: 'deploy',
        ...version('v1'),
        sites: sites(VIENNA),
        options: { ring: 'r0' },
      };
      const preview = await team().preview(intent);
      expect(preview).toMatchObject({
        applications: { added: 1, removed: 0 },
        sites: { count: 1, refs: [site(VIENNA)] },
        conflicts: [],
      });
      const asked = { previewHash: preview.hash };
      await team().lab.fault({
        target: 'forge',
        fault: 'status',
        status: 500,
        match: team().reviewer.openingPath,
      });
      const broken = await team().propose(intent, asked);
      expect(broken.status).toBeGreaterThanOrEqual(500);
      const left = await team().checkout.branches();
      expect(left).toHaveLength(1);
      expect(await team().reviewer.pulls()).toEqual([]);
      await team().lab.clearFaults();

      const { status, body } = await team().propose(intent, asked);
      expect({ status, body }).toMatchObject({
        status: 201,
        body: { created: true, branch: left[0], files: preview.files.length },
      });
      expect(await team().checkout.branches()).toEqual(left);
      expect(await team().reviewer.pulls()).toEqual([
        { number: body.number, branch: left[0], isOpen: true },
      ]);
      expect(await team().applications()).toEqual([]);
      await accept(team(), body, preview);
      await team().serve({ [VIENNA]: 'v1' });
      expect(await team().applications()).toHaveLength(1);
    },
  );

  tell(
    'opens one pull request for two people who want the same at once, on two replicas',
    async () => {
      const intent = {
        kind: 'deploy',
        ...version('v1'),
        sites: sites(HAMBURG, GDANSK, ZURICH),
        options: { ring: 'r1' },
      };
      const preview = await team().preview(intent);
      expect(preview.applications).toEqual({ added: 3, removed: 0 });
      const replica = await team().replica();
      const answers = await Promise.all(
        [
          { user: 'user:default/ada' },
          { user: 'user:default/bob' },
          { user: 'user:default/cleo', portal: replica },
        ].map(who =>
          team().propose(intent, { ...who, previewHash: preview.hash }),
        ),
      ).finally(() => replica.stop());
      expect(answers.map(({ status }) => status).sort()).toEqual([
        200, 200, 201,
      ]);
      const bodies = answers.map(({ body }) => body);
      expect(bodies.filter(({ created }) => created)).toHaveLength(1);
      const [{ number, branch }] = bodies;
      expect(new Set(bodies.map(body => body.number))).toEqual(
        new Set([number]),
      );
      expect(await team().reviewer.pulls()).toMatchObject([
        { number, branch, isOpen: true },
        { isOpen: false },
      ]);

      const [vienna] = await team().applications();
      await accept(team(), bodies[0], preview);
      await team().serve({
        ...{ [VIENNA]: 'v1', [HAMBURG]: 'v1', [GDANSK]: 'v1', [ZURICH]: 'v1' },
      });
      const applications = await team().applications();
      expect(applications).toHaveLength(4);
      expect(applications).toContain(vienna);
      // Merged: there is nothing left of the wish.
      const again = await team().propose(intent);
      expect(again).toEqual({ status: 200, body: { nothingToDo: true } });
    },
  );

  tell(
    'updates a ring, and shows that to whoever wants to move its pointer elsewhere',
    async () => {
      const ada = { kind: 'update', ...version('v2'), ring: 'r1' };
      const bob = { kind: 'update', ...version('v9'), ring: 'r1' };
      const stays = await team().prints(VIENNA);
      const preview = await team().preview(ada);
      expect(preview).toMatchObject({
        applications: { added: 0, removed: 0 },
        reach: { ring: 'r1', sites: 3 },
      });
      expect(preview.files).toHaveLength(2);
      const first = await team().propose(ada, {
        previewHash: preview.hash,
        user: 'user:default/ada',
      });
      const { number, url } = first.body;
      const seen = await team().preview(bob);
      expect(seen.conflicts).toEqual([{ number, url, paths: [POINTER] }]);
      const second = await team().propose(bob, {
        previewHash: seen.hash,
        user: 'user:default/bob',
      });
      expect(second).toMatchObject({ status: 201, body: { created: true } });
      await accept(team(), first.body, preview);
      await team().serve({
        ...{ [VIENNA]: 'v1', [HAMBURG]: 'v2', [GDANSK]: 'v2', [ZURICH]: 'v2' },
      });
      expect(await team().prints(VIENNA)).toEqual(stays);

      // Bob's was cut from a branch that has moved under it.
      const { replan } = await eventually(
        () => team().proposal(second.body.number),
        proposal => ['updated', 'held'].includes(proposal?.replan?.state),
        'his is planned again',
      );
      const now = await team().preview(bob);
      expect(now).toMatchObject({
        hash: seen.hash,
        conflicts: [],
        existing: { number: second.body.number },
      });
      expect(replan.revision).toBe(now.base.revision);
      if (replan.state === 'updated') {
        await holds(team(), second.body.branch, now);
      } else {
        // Commits that the forge signs cannot be replaced: somebody has to decide.
        expect(replan.reason).toContain('are to be signed by the forge');
        await holds(team(), second.body.branch, seen);
      }

      // He thinks better of it, and better again: what was closed is not found, nor is its branch used.
      await team().close(second.body.number);
      const third = await team().propose(bob);
      expect(third).toMatchObject({
        status: 201,
        body: { created: true, branch: `${second.body.branch}-2` },
      });
      await holds(team(), third.body.branch, now);
      await team().close(third.body.number);
    },
  );
}
