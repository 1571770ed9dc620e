import type { Summary } from '@ai-edge/backstage-plugin-ai-edge-common';
import { facetOptions } from './facet';

const summary: Summary = {
  totalItems: 3,
  facets: { region: [{ value: 'eu', count: 3 }] },
  asOf: '2026-11-20T14:05:00.000Z',
  complete: true,
};

describe('facetOptions', () => {
  const facet = { field: 'region', label: 'Region' };

  it('keeps a chosen value that no row has any more, at 0', () => {
    expect(facetOptions(facet, ['us'], summary)).toEqual([
      { value: 'eu', label: 'eu', count: 3 },
      { value: 'us', label: 'us', count: 0 },
    ]);
  });

  it('makes up no count while none was read', () => {
    expect(facetOptions(facet, ['us'], undefined)).toEqual([
      { value: 'us', label: 'us', count: undefined },
    ]);
  });

  it('words values', () => {
    const [option] = facetOptions(
      { ...facet, format: value => value.toUpperCase() },
      [],
      summary,
    );
    expect(option.label).toBe('EU');
  });
});
