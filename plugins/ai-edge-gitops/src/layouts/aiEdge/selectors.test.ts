import type { InventorySite } from '../../types';
import { isSelected, selectorsOf } from './selectors';

it.each([
  [{ key: 'zone', operator: 'In', values: ['north'] } as const, ['n']],
  [
    { key: 'zone', operator: 'NotIn', values: ['north'] } as const,
    ['s', 'none'],
  ],
  [{ key: 'zone', operator: 'Exists', values: [] } as const, ['n', 's']],
  [{ key: 'zone', operator: 'DoesNotExist', values: [] } as const, ['none']],
])('chooses by expression %j', (expression, names) => {
  const sites: InventorySite[] = [
    { hub: 'core', name: 'n', labels: { zone: 'north' } },
    { hub: 'core', name: 's', labels: { zone: 'south' } },
    { hub: 'core', name: 'none', labels: {} },
  ];
  const selector = {
    clusterSets: ['global'],
    labels: {},
    expressions: [{ ...expression, values: [...expression.values] }],
  };
  expect(
    sites.filter(site => isSelected(site, selector)).map(({ name }) => name),
  ).toEqual(names);
});

it('makes a selector of each predicate, which are ORed', () => {
  const placement = (spec: object) => ({ kind: 'Placement', spec });
  expect(selectorsOf('p', placement({ clusterSets: ['a'] }))).toEqual([
    { clusterSets: ['a'], labels: {} },
  ]);
  expect(
    selectorsOf(
      'p',
      placement({
        predicates: [
          {
            requiredClusterSelector: {
              labelSelector: { matchLabels: { x: 1 } },
            },
          },
          {
            requiredClusterSelector: {
              labelSelector: {
                matchExpressions: [{ key: 'y', operator: 'Exists' }],
              },
            },
          },
        ],
      }),
    ),
  ).toEqual([
    { clusterSets: [], labels: { x: '1' } },
    {
      clusterSets: [],
      labels: {},
      expressions: [{ key: 'y', operator: 'Exists', values: [] }],
    },
  ]);
});

it.each([
  ['numberOfClusters', { numberOfClusters: 2 }],
  [
    'claims or CEL',
    { predicates: [{ requiredClusterSelector: { celSelector: {} } }] },
  ],
  [
    'an unknown operator',
    {
      predicates: [
        {
          requiredClusterSelector: {
            labelSelector: { matchExpressions: [{ key: 'a', operator: 'Gt' }] },
          },
        },
      ],
    },
  ],
])('says that it cannot tell what %s chooses', (rule, spec) => {
  expect(() => selectorsOf('overlay', { spec })).toThrow(
    expect.objectContaining({
      name: 'InputError',
      message: expect.stringMatching(new RegExp(`^overlay: .*${rule}`)),
    }),
  );
});
