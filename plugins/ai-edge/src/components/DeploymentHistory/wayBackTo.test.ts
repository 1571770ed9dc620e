import { wayBackTo } from './wayBackTo';

const item = {
  revision: 'a'.repeat(40),
  at: '2026-11-20T10:00:00.000Z',
  author: 'ada',
  subject: 'Move to v2',
};

describe('wayBackTo', () => {
  it.each([
    ['v1', 'v2', { version: 'v1' }],
    // Another copy count at the same version: the version alone would change nothing.
    ['v2', 'v2', { revision: item.revision }],
    [undefined, 'v2', { revision: item.revision }],
    // On an older page it is not known what is wanted now.
    ['v1', undefined, { revision: item.revision }],
  ])('from %s while %s is wanted', (version, current, expected) => {
    expect(wayBackTo({ ...item, version }, current)).toEqual(expected);
  });
});
