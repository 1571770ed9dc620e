import type { KubeUser } from '../../kube/api/access';
import type { AccessRule } from './RuleAuthorizer';
import { LAB_USERS, siteUser } from './users';

const READ = ['get', 'list', 'watch'];

/** The kinds with models and what belongs to them. Never secrets. */
const MODELS: AccessRule[] = [
  {
    groups: [''],
    resources: [
      'namespaces',
      'pods',
      'pods/log',
      'services',
      'configmaps',
      'events',
    ],
    verbs: READ,
  },
  { groups: ['apps'], resources: ['deployments'], verbs: READ },
  { groups: ['batch'], resources: ['cronjobs'], verbs: READ },
  {
    groups: ['serving.kserve.io'],
    resources: [
      'inferenceservices',
      'servingruntimes',
      'clusterservingruntimes',
      'llminferenceservices',
    ],
    verbs: READ,
  },
  { groups: ['route.openshift.io'], resources: ['routes'], verbs: READ },
  { groups: ['argoproj.io'], resources: ['applications'], verbs: READ },
];

const RULES = {
  admin: [{ groups: ['*'], resources: ['*'], verbs: ['*'] }],
  portal: MODELS,
  limited: MODELS,
};

/** What a hub's account may do on a site that it may reach at all. */
export function siteRules(user: KubeUser): AccessRule[] {
  const known = LAB_USERS.find(entry => siteUser(entry).name === user.name);
  return known ? RULES[known.id] : [];
}
