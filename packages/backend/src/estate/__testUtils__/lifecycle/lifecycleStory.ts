import { beginning } from './beginning';
import { hasKubectl } from './Checkout';
import { ending } from './ending';
import { middle } from './middle';
import { newStory } from './story';
import { Team } from './Team';
import type { ForgeName } from './Reviewer';

/**
 * The life of a model, from its first site to its last, told at the boundaries: what is asked of the portal, what a
 * reviewer finds at the forge, what the sites then run and the portal says of it. Each step goes on where the one
 * before it ended.
 */
export function lifecycleStory(forge: ForgeName) {
  const unbuilt = hasKubectl ? '' : ' (nothing is built: there is no kubectl)';
  describe(`the life of a model over ${forge}${unbuilt}`, () => {
    let team: Team;
    let others: string[];
    beforeAll(async () => {
      team = await Team.start(forge);
      others = await team.others();
    });
    afterAll(() => team?.stop());

    const tell = newStory();
    beginning(tell, () => team);
    middle(tell, () => team);
    ending(
      tell,
      () => team,
      () => others,
    );
  });
}
