import type { CheckFinding } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { Check } from './Check';

/** How the fleet ends what it says of a source whose removals it holds back. */
const KEPT = 'kept until that is confirmed';

/** `quarantine:<source>`: lists that lacked so much that it is not believed yet. */
export const checkHeldBack: Check = ({ sources }) => {
  const held = sources.filter(({ message }) => message?.includes(KEPT));
  if (held.length === 0) {
    return [
      {
        id: 'quarantine',
        scope: 'hub',
        state: 'ok',
        title: 'No list lacks more than usual',
      },
    ];
  }
  return held.map(
    ({ id, hub, message, asOf }): CheckFinding => ({
      id: `quarantine:${id}`,
      scope: 'hub',
      ...(hub && { hub }),
      state: 'warn',
      title: `A list of ${id} lacked much of what was known`,
      detail: message,
      remedy:
        'If the hub was restored or its permissions changed, repair that. If so much was really removed, a second list in at least five minutes confirms it by itself.',
      asOf,
    }),
  );
};
