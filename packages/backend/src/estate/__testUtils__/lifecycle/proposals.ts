import { hasKubectl } from './Checkout';
import { MODEL } from './places';
import type { Team } from './Team';

/** The branch holds the files of the preview byte for byte, and no other. */
export async function holds(
  { checkout }: Team,
  branch: string,
  preview: any,
): Promise<void> {
  const changes = await checkout.changes(branch);
  const previewed = new Map(
    preview.files.map(({ path, after }: any) => [path, after]),
  );
  expect(changes.size).toBeGreaterThan(0);
  expect(changes).toEqual(previewed);
}

/** Looks whether a pull request is what was previewed and whether its runs build, and merges it. */
export async function accept(
  team: Team,
  { number, branch }: { number: number; branch: string },
  preview: any,
): Promise<void> {
  const { checkout, reviewer } = team;
  await holds(team, branch, preview);
  if (hasKubectl) {
    const runs = await checkout.runs(branch, MODEL);
    const built = await checkout.build(branch, runs);
    built.forEach(text => expect(text).toContain('kind: InferenceService'));
  }
  await reviewer.merge(number);
}

/** Previews, proposes, looks, merges: what most changes are. Answers the preview. */
export async function change(team: Team, intent: object): Promise<any> {
  const { checkout, reviewer } = team;
  const before = await reviewer.pulls();
  const branches = await checkout.branches();
  const preview = await team.preview(intent);
  expect(await checkout.branches()).toEqual(branches);
  const proposed = await team.propose(intent, { previewHash: preview.hash });
  expect(proposed).toMatchObject({ status: 201, body: { created: true } });
  const { number, branch } = proposed.body;
  expect(await reviewer.pulls()).toEqual([
    { number, branch, isOpen: true },
    ...before,
  ]);
  await accept(team, proposed.body, preview);
  return preview;
}
