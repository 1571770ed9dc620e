import { AGE, column } from './resources/columns';
import { age, toTable } from './table';
import type { ResourceType } from './types';
import { cluster } from './__testUtils__/objects';

const NOW = Date.parse('2026-01-10T00:00:00Z');
const before = (seconds: number) =>
  new Date(NOW - seconds * 1000).toISOString();

describe('age', () => {
  it.each([
    [0, '0s'],
    [119, '119s'],
    [120, '2m'],
    [312, '5m12s'],
    [3600, '60m'],
    [3 * 3600 + 240, '3h4m'],
    [9 * 3600, '9h'],
    [47 * 3600, '47h'],
    [50 * 3600, '2d2h'],
    [40 * 86400, '40d'],
    [800 * 86400, '2y70d'],
  ])('%d seconds are %s', (seconds, text) => {
    expect(age(before(seconds), NOW)).toBe(text);
  });

  it('says so when a time cannot be read or lies ahead', () => {
    expect(age('yesterday', NOW)).toBe('<unknown>');
    expect(age(before(-60), NOW)).toBe('<invalid>');
  });
});

describe('toTable', () => {
  const type = {
    columns: [
      column('Accepted', '.spec.accepted', { type: 'boolean' }),
      column('Url', '.spec.urls[*]'),
      column('Count', '.spec.text', { type: 'integer', priority: 1 }),
      column('Computed', object => object.metadata.name.length, {
        type: 'integer',
      }),
      AGE,
    ],
  } as ResourceType;

  it('shows the first value of a path, and no value of another type than the column', () => {
    const table = toTable(
      type,
      [
        cluster('abc', {
          metadata: { name: 'abc', creationTimestamp: before(60) },
          spec: { accepted: false, urls: ['u1', 'u2'], text: 'many' },
        }),
      ],
      { metadata: {}, object: () => ({}), now: NOW },
    );
    expect(JSON.stringify(table.rows[0].cells)).toBe(
      '["abc",false,"u1",null,3,"60s"]',
    );
    expect(
      table.columnDefinitions.map((definition: any) => [
        definition.name,
        definition.format,
        definition.priority,
      ]),
    ).toEqual([
      ['Name', 'name', 0],
      ['Accepted', '', 0],
      ['Url', '', 0],
      ['Count', '', 1],
      ['Computed', '', 0],
      ['Age', '', 0],
    ]);
  });
});
