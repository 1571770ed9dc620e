import { tellsOf } from './tellsOf';

it.each([
  ['acm', true, true],
  ['flightctl', true, true],
  ['search', false, true],
  ['mirror', false, true],
  ['kserve', false, true],
  ['argocd', false, true],
  ['git', false, true],
  ['forge', false, false],
  ['tekton', false, false],
  ['metrics', false, false],
  ['views', false, false],
  ['snapshot', false, false],
])(
  'a source of kind %s tells of sites: %s, of deployments: %s',
  (kind, site, deployment) => {
    expect([tellsOf(kind, 'site'), tellsOf(kind, 'deployment')]).toEqual([
      site,
      deployment,
    ]);
  },
);
