import type { SiteGroup } from '@ai-edge/backstage-plugin-ai-edge-common';
import { groupFilter, groupId } from './siteGroups';

const group = (fields: Partial<SiteGroup>): SiteGroup => ({
  kind: 'value',
  sites: 1,
  silent: 0,
  ...fields,
});
const site = { hub: 'core', name: 's1' };

describe('groupFilter', () => {
  it.each([
    ['clusterSet', 'retail', { clusterSet: ['retail'] }],
    ['hub', 'core', { hub: ['core'] }],
    ['ring', 'r1', { ring: ['r1'] }],
  ])('asks the deployments list by %s', (groupBy, value, filter) => {
    expect(groupFilter({ groupBy }, group({ value }))).toEqual(filter);
    expect(groupFilter({ groupBy, expand: value }, undefined)).toEqual(filter);
  });

  it('asks for one site, and for its part of a ring', () => {
    const one = group({ kind: 'site', site });
    const asked = { hub: ['core'], site: ['s1'] };
    expect(groupFilter({ groupBy: 'label:tier', expand: 'gold' }, one)).toEqual(
      asked,
    );
    expect(groupFilter({ groupBy: 'ring', expand: 'r1' }, one)).toEqual({
      ...asked,
      ring: ['r1'],
    });
    expect(groupFilter({ groupBy: 'ring', expand: '' }, one)).toBeUndefined();
  });

  it('never asks for more than the group: nothing where the list has no such filter', () => {
    expect(
      groupFilter({ groupBy: 'label:tier' }, group({ value: 'gold' })),
    ).toBeUndefined();
    expect(
      groupFilter({ groupBy: 'region' }, group({ kind: 'none' })),
    ).toBeUndefined();
    expect(
      groupFilter({ groupBy: 'region' }, group({ kind: 'other' })),
    ).toBeUndefined();
  });
});

it('names groups by what they are, not by their place', () => {
  const ids = [
    group({ value: 'none' }),
    group({ kind: 'none' }),
    group({ kind: 'other' }),
    group({ value: 'core/s1' }),
    group({ kind: 'site', site }),
  ].map(groupId);
  expect(new Set(ids).size).toBe(ids.length);
});
