import type { CheckFinding } from '@ai-edge/backstage-plugin-ai-edge-common';
import { groupFindings } from './groupFindings';

const finding = (
  id: string,
  state: CheckFinding['state'],
  hub?: string,
): CheckFinding => ({ id, scope: hub ? 'hub' : 'site', hub, state, title: id });

describe('groupFindings', () => {
  it('puts what failed first, in its group and among the groups', () => {
    expect(
      groupFindings([
        finding('a', 'ok'),
        finding('b', 'unknown', 'core'),
        finding('c', 'warn', 'core'),
        finding('d', 'ok', 'west'),
        finding('e', 'fail', 'west'),
      ]).map(({ scope, hub, findings }) => [
        scope,
        hub,
        findings.map(({ id }) => id).join(''),
      ]),
    ).toEqual([
      ['hub', 'west', 'ed'],
      ['hub', 'core', 'cb'],
      ['site', undefined, 'a'],
    ]);
  });
});
