import type { CheckFinding } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { Check } from './Check';

function isOffForAll(env: NodeJS.ProcessEnv): boolean {
  return env.NODE_TLS_REJECT_UNAUTHORIZED === '0';
}

/** `tls-verification-off`: connections on which anybody could answer for the hub, and take its token. */
export function checkVerification(env: NodeJS.ProcessEnv = process.env): Check {
  return ({ hubs }) => {
    const off = hubs
      .filter(({ unverified }) => unverified)
      .map(
        ({ name }): CheckFinding => ({
          id: `tls-verification-off:${name}`,
          scope: 'hub',
          hub: name,
          state: 'warn',
          title: `Certificates of hub ${name} are not verified`,
          detail:
            'Whoever is on the way between portal and hub can read the token of the portal and answer for the hub.',
          remedy:
            'Set caFile or caData instead of skipTLSVerify (insecure-skip-tls-verify in a kubeconfig).',
        }),
      );
    if (isOffForAll(env)) {
      off.push({
        id: 'tls-verification-off',
        scope: 'hub',
        state: 'fail',
        title: 'No certificate is verified by this process',
        detail: 'NODE_TLS_REJECT_UNAUTHORIZED is 0, whatever a hub says.',
        remedy: 'Unset NODE_TLS_REJECT_UNAUTHORIZED, and set caFile per hub.',
      });
    }
    if (off.length > 0 || hubs.length === 0) return off;
    return [
      {
        id: 'tls-verification-off',
        scope: 'hub',
        state: 'ok',
        title: 'Certificates of all hubs are verified',
      },
    ];
  };
}
