import type { Forge } from '../Forge';
import type { ForgeRepository } from '../ForgeRepository';
import { setPullRefs } from './setPullRefs';

/** Brings open pull requests up to date with their head branches after a push. */
export async function refreshPulls(
  forge: Forge,
  repository: ForgeRepository,
  sender: string,
): Promise<void> {
  for (const pull of repository.state.pulls) {
    if (pull.state !== 'open') continue;
    const head = await repository.git.branch(pull.head);
    if (!head || head === pull.headSha) continue;
    pull.headSha = head;
    pull.updatedAt = new Date().toISOString();
    await setPullRefs(repository, pull.number, head);
    forge.pulled({
      repository,
      number: pull.number,
      action: 'synchronized',
      sender,
    });
  }
}
