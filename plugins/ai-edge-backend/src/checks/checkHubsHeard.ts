import type { CheckFinding } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { Check } from './Check';

/** As long as a site may be silent before its hub calls it unknown. */
const LONG_MS = 5 * 60 * 1000;

/** `hub-silent:<hub>`: whether the hub is heard at all. */
export const checkHubsHeard: Check = ({ hubs, sources, sites, now }) =>
  hubs.map(({ name, role }): CheckFinding => {
    const status = sources.find(({ id }) => id === `acm:${name}`);
    const finding = {
      id: `hub-silent:${name}`,
      scope: 'hub',
      hub: name,
    } as const;
    if (!status || status.state === 'starting') {
      return {
        ...finding,
        state: 'unknown',
        title: `Hub ${name} has not answered yet`,
      };
    }
    const { state, asOf, since = asOf, message } = status;
    if (state === 'ok') {
      return { ...finding, state, title: `Hub ${name} is heard`, asOf };
    }
    const silence = since === undefined ? 0 : now - Date.parse(since);
    const count = sites.filter(({ ref }) => ref.hub === name).length;
    return {
      ...finding,
      state: role === 'active' && silence > LONG_MS ? 'fail' : 'warn',
      title: `Hub ${name} is silent`,
      detail: [
        message,
        asOf
          ? `Its ${count} sites are shown as they were last seen.`
          : 'Its sites are not known.',
      ]
        .filter(Boolean)
        .join(' '),
      remedy:
        'Check that the portal reaches the API server of the hub, and that its token is still valid.',
      asOf,
    };
  });
