import { stringify } from 'yaml';
import type { LabUser } from '../hub/access/users';

/** A kubeconfig with everything inside: CA, token, and a context named after hub and user. */
export function kubeconfig(options: {
  hub: string;
  url: string;
  ca: string;
  user: LabUser;
}): string {
  const { hub, url, ca, user } = options;
  const cluster = `lab-${hub}`;
  const context = `${cluster}-${user.id}`;
  return stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [
      {
        name: cluster,
        cluster: {
          server: url,
          'certificate-authority-data': Buffer.from(ca).toString('base64'),
        },
      },
    ],
    users: [{ name: context, user: { token: user.token } }],
    contexts: [{ name: context, context: { cluster, user: context } }],
    'current-context': context,
  });
}
