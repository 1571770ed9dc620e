import { labelKeys } from './useLabelKeys';

it('offers the labels that sites share, not those that name each site', () => {
  expect(
    labelKeys([
      { tier: 'gold', name: 's1', zone: 'a' },
      { tier: 'gold', name: 's2', zone: 'b' },
      { tier: 'basic', name: 's3', zone: 'a' },
    ]),
  ).toEqual(['tier', 'zone']);
});
