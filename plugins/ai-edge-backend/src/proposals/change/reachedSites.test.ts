import type { ModelDeployment } from '@ai-edge/backstage-plugin-ai-edge-common';
import { fleetOf } from '../../__testUtils__/fleetOf';
import { unrestricted } from '../replan/unrestricted';
import { reachedSites } from './reachedSites';

const { fleet } = fleetOf(['north-1', 'north-2']);
const ref = (site: string) => ({
  hub: 'core',
  site,
  namespace: 'bike',
  kind: 'InferenceService',
  name: 'bike',
});
const reached = (name: string) => ({
  hub: 'core',
  name,
  model: 'bike',
  deployment: ref(name),
});

function withRows(rows: Record<string, Partial<ModelDeployment>>) {
  return {
    site: fleet.site.bind(fleet),
    deployment: ({ site }: { site: string }) =>
      rows[site] as ModelDeployment | undefined,
  };
}

const standing = (state: 'in-step' | 'behind', text: string) => ({
  state,
  text,
});

it('counts how deployments stand, and a failed one apart', () => {
  expect(
    reachedSites({
      fleet: withRows({
        'north-1': { state: 'failed', standing: standing('in-step', 'I.') },
        'north-2': { state: 'ready', standing: standing('behind', 'B.') },
      }),
      decision: unrestricted,
      sites: [reached('north-1'), reached('north-2')],
      state: 'merged',
    }),
  ).toMatchObject({
    count: 2,
    byStanding: { failed: 1, behind: 1 },
    items: [
      { ref: { name: 'north-1' }, standing: 'failed', state: 'failed' },
      { ref: { name: 'north-2' }, standing: 'behind', text: 'B.' },
    ],
  });
});

it('says what is gone only of what was merged', () => {
  const options = {
    fleet: withRows({}),
    decision: unrestricted,
    sites: [reached('north-1')],
  };
  expect(reachedSites({ ...options, state: 'merged' }).byStanding).toEqual({
    gone: 1,
  });
  const open = reachedSites({ ...options, state: 'open' });
  expect(open.byStanding).toEqual({});
  expect(open.items[0]).not.toHaveProperty('standing');
});

it('counts neither a site nor a deployment that the caller may not read', () => {
  const rows = {
    'north-2': {
      ref: ref('north-2'),
      standing: standing('behind', 'B.'),
    },
  };
  const decide = (change: object) =>
    reachedSites({
      fleet: withRows(rows),
      decision: { ...unrestricted, ...change },
      sites: [reached('north-1'), reached('north-2')],
      state: 'merged',
    });
  expect(
    decide({ readSite: ({ ref: { name } }: any) => name === 'north-1' }),
  ).toMatchObject({ count: 1, hidden: 1, byStanding: { gone: 1 } });
  expect(decide({ readDeployment: () => false })).toMatchObject({
    count: 1,
    hidden: 1,
    byStanding: { gone: 1 },
  });
});
