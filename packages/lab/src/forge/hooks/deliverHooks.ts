import type { Forge } from '../Forge';
import type { HookState } from '../state';
import type { HookDialect, HookEvent } from './Delivery';
import { giteaHooks } from './giteaHooks';
import { githubHooks } from './githubHooks';
import { gitlabHooks } from './gitlabHooks';

const DIALECTS: Record<NonNullable<HookState['dialect']>, HookDialect> = {
  gitea: giteaHooks,
  github: githubHooks,
  gitlab: gitlabHooks,
};

/** Where hooks send what; those of a repository are in its state. */
export type Hook = Pick<HookState, 'url' | 'secret' | 'events' | 'dialect'>;

/**
 * Sends what happens to the registered URLs, and to `always` of all repositories, signed as each kind of Git server
 * signs it; no retries, as there. What is not delivered is logged, the same once.
 */
export function deliverHooks(
  forge: Forge,
  options: { log: (message: string) => void; always?: Hook[] },
): () => void {
  const { log, always = [] } = options;
  const said = new Set<string>();
  const report = (message: string) => {
    if (said.has(message)) return;
    said.add(message);
    log(message);
  };

  const send = async (hook: Hook, event: HookEvent) => {
    const dialect = DIALECTS[hook.dialect ?? 'gitea'];
    const delivery = await dialect.present(forge, event);
    if (!delivery) return;
    const body = JSON.stringify(delivery.payload);
    try {
      const answer = await fetch(hook.url, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          ...delivery.headers,
          ...(hook.secret && dialect.sign(body, hook.secret)),
        },
        body,
        signal: AbortSignal.timeout(5000),
      });
      await answer.arrayBuffer();
      if (!answer.ok) {
        report(`forge: hook ${hook.url} was answered ${answer.status}`);
      }
    } catch (error) {
      report(`forge: hook ${hook.url} was not delivered: ${error}`);
    }
  };

  const deliver = (event: HookEvent) => {
    const { hooks } = event.repository.state;
    const wanted = [...hooks.filter(({ active }) => active), ...always];
    for (const hook of wanted) {
      if (!hook.events.includes(event.type)) continue;
      send(hook, event).catch(error => report(`forge: hooks failed: ${error}`));
    }
  };

  const stops = [
    forge.onPush(event => deliver({ type: 'push', ...event })),
    forge.onPull(event => deliver({ type: 'pull_request', ...event })),
    forge.onCheck(event => deliver({ type: 'status', ...event })),
  ];
  return () => stops.forEach(stop => stop());
}
