import type { KubeUser } from '../../kube/api/access';

/** One of the lab's fixed demo accounts. They open nothing but the lab. */
export interface LabUser extends KubeUser {
  /** As `/lab/kubeconfig?user=` names it. */
  id: 'admin' | 'portal' | 'limited';
  token: string;
  description: string;
}

const AUTHENTICATED = 'system:authenticated';

export const LAB_USERS: readonly LabUser[] = [
  {
    id: 'admin',
    token: 'lab-admin',
    name: 'kube:admin',
    groups: ['system:cluster-admins', AUTHENTICATED],
    description: 'everything, on the hub and on every site',
  },
  {
    id: 'portal',
    token: 'lab-portal',
    name: 'system:serviceaccount:ai-edge:portal',
    groups: [
      'system:serviceaccounts',
      'system:serviceaccounts:ai-edge',
      AUTHENTICATED,
    ],
    description:
      'the portal: reads what its pages show, no secrets; starts pipeline runs in ai-edge-pipelines',
  },
  {
    id: 'limited',
    token: 'lab-limited',
    name: 'plants-eu-operator',
    groups: ['plants-eu-operators', AUTHENTICATED],
    description: 'reads the sites of cluster set plants-eu and nothing else',
  },
];

/** The account behind an Authorization header; undefined for none and for a wrong one. */
export function userOf(
  authorization: string | undefined,
  users: readonly LabUser[] = LAB_USERS,
): LabUser | undefined {
  const token = /^Bearer\s+(\S+)$/i.exec(authorization ?? '')?.[1];
  return users.find(user => user.token === token);
}

/** The name by which a site knows a user of its hub: service accounts are prefixed, others come as they are. */
export function siteUser(user: KubeUser): KubeUser {
  return user.name.startsWith('system:serviceaccount:')
    ? { ...user, name: `cluster:hub:${user.name}` }
    : user;
}
