import { failureOf } from '../__testUtils__/objects';
import { matchesSelector, parseLabelSelector } from './labelSelector';

const labels = { tier: 'edge', 'example.com/set': 'retail', empty: '' };

describe('parseLabelSelector', () => {
  it.each([
    ['', true],
    ['tier=edge', true],
    ['tier==edge,example.com/set=retail', true],
    ['tier=edge, example.com/set = other', false],
    ['tier!=core', true],
    ['missing!=x', true],
    ['tier in (core, edge)', true],
    ['tier notin (core,edge)', false],
    ['missing notin (a)', true],
    ['tier', true],
    ['missing', false],
    ['!missing', true],
    ['!tier', false],
    ['empty=', true],
    ['tier,tier in (edge),!missing', true],
  ])('%s', (selector, matches) => {
    expect(parseLabelSelector(selector)(labels)).toBe(matches);
  });

  it.each(['=x', 'a in b', 'a=(', ',,'])('%s is a bad request', selector => {
    expect(failureOf(() => parseLabelSelector(selector))).toMatchObject({
      code: 400,
      reason: 'BadRequest',
    });
  });
});

describe('matchesSelector', () => {
  const expression = (key: string, operator: string, values?: string[]) => ({
    matchExpressions: [{ key, operator, values }],
  });

  it.each([
    [{}, true],
    [{ matchLabels: { tier: 'edge' } }, true],
    [{ matchLabels: { tier: 'core' } }, false],
    [expression('tier', 'In', ['edge']), true],
    [expression('missing', 'NotIn', ['x']), true],
    [expression('tier', 'NotIn', ['edge']), false],
    [expression('tier', 'Exists'), true],
    [expression('missing', 'DoesNotExist'), true],
    [expression('tier', 'Gt', ['1']), false],
  ])('%j', (selector, matches) => {
    expect(matchesSelector(selector, labels)).toBe(matches);
  });
});
