import { eventually } from '../eventually';
import { GDANSK, HAMBURG, MODEL, site, VIENNA, ZURICH } from './places';
import { change } from './proposals';
import type { Tell } from './story';
import type { Team } from './Team';

const FILES = { kind: 'retire', step: 'files' };
const APPLICATIONS = '/apis/argoproj.io/v1alpha1/namespaces/openshift-gitops';

/** Away, while one site cannot be reached. */
export function ending(
  tell: Tell,
  team: () => Team,
  /** What the sites had of other models before the story began. */
  others: () => string[],
) {
  tell(
    'keeps the files while a line says that a site has the model',
    async () => {
      const [status, message] = await team().refusal('/proposals', FILES);
      expect(status).toBe(400);
      expect(message).toMatch(/^step: .* retire its assignments first/);
    },
  );

  tell('retires from the sites', async () => {
    await team().lab.post(`/lab/sites/${HAMBURG}/offline`);
    const { applications, sites } = await change(team(), { kind: 'retire' });
    expect(applications).toEqual({ added: 0, removed: 4 });
    expect(sites.count).toBe(4);
    await eventually(
      () => team().rows(),
      rows => rows.length === 1 && rows[0].ref.site === HAMBURG,
      'only the site that cannot report still has it',
    );
    for (const name of [VIENNA, GDANSK, ZURICH]) {
      expect(await team().service(name)).toBeUndefined();
    }
  });

  tell(
    'removes the files when every site has let go or is waived by name',
    async () => {
      const [status, message] = await team().refusal('/proposals', FILES);
      expect(status).toBe(400);
      expect(message).toContain('1 site has not reported it gone');
      expect(message).toContain(HAMBURG);

      const waived = { ...FILES, waive: [site(HAMBURG)] };
      const preview = await change(team(), waived);
      expect(preview.findings).toContainEqual(
        expect.objectContaining({ id: 'gone-waived', state: 'warn' }),
      );
      expect(await team().checkout.files(`models/${MODEL}`)).toEqual([]);
      const again = await team().propose(waived);
      expect(again.body).toEqual({ nothingToDo: true });
    },
  );

  tell(
    'is gone when the hub is told to let go, and when the last site is back',
    async () => {
      const set = `${APPLICATIONS}/applicationsets/${MODEL}-core-s1`;
      expect(await team().lab.onHub(set)).toMatchObject({
        kind: 'ApplicationSet',
      });
      await team().lab.patch(
        'core',
        `${APPLICATIONS}/applications/kserve-sites`,
        {
          metadata: {
            annotations: { 'argocd.argoproj.io/deletion-approved': 'yes' },
          },
        },
      );
      await eventually(
        () => team().lab.onHub(set),
        found => found === undefined,
        'the ApplicationSet is gone',
      );
      await team().lab.post(`/lab/sites/${HAMBURG}/online`);
      await eventually(
        () => team().rows(),
        rows => rows.length === 0,
        'no site has the model',
      );
      expect(await team().applications()).toEqual([]);
      expect(await team().service(HAMBURG)).toBeUndefined();
    },
  );

  tell('has left alone what was not asked for', async () => {
    expect(others().length).toBeGreaterThan(5);
    expect(await team().others()).toEqual(others());
  });
}
