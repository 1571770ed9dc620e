import { siteGroupBySchema } from './modelGroup';
import { parseInput } from './parse';

it.each(['clusterSet', 'ring', 'label:tier', 'label:edge.example.com/tier'])(
  'groups by %s',
  text => {
    expect(parseInput(siteGroupBySchema, text, 'groupBy')).toBe(text);
  },
);

it.each(['', 'name', 'label:', 'label:a b', 'label', 'clusterset'])(
  'does not group by %j',
  text => {
    expect(() => parseInput(siteGroupBySchema, text, 'groupBy')).toThrow(
      'groupBy: must be one of clusterSet, region, hub, platform, product, productVersion, arch, availability, ring or label:<key>',
    );
  },
);
