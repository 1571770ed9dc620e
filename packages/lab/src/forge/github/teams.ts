import type { Forge } from '../Forge';
import { apiOf, nodeId } from './present';

/** Teams of the lab's organization that may be asked for a review. */
const TEAMS = [
  { id: 1, slug: 'platform', name: 'Platform' },
  { id: 2, slug: 'ml', name: 'ML' },
];

export const isTeam = (slug: string) => TEAMS.some(team => team.slug === slug);

export function presentTeam(forge: Forge, slug: string) {
  const team = TEAMS.find(candidate => candidate.slug === slug);
  const id = team?.id ?? 0;
  const url = `${apiOf(forge)}/organizations/1000/team/${id}`;
  return {
    id,
    node_id: nodeId('Team', id),
    url,
    html_url: `${forge.url}/orgs/edge/teams/${slug}`,
    name: team?.name ?? slug,
    slug,
    description: null,
    privacy: 'closed',
    permission: 'push',
    members_url: `${url}/members{/member}`,
    repositories_url: `${url}/repos`,
    parent: null,
    type: 'organization',
    organization_id: 1000,
  };
}
