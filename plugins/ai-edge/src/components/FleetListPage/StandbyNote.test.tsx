import type { Summary } from '@ai-edge/backstage-plugin-ai-edge-common';
import { screen } from '@testing-library/react';
import { before } from '../../__testUtils__/fixtureSites';
import { renderAt } from '../../__testUtils__/renderAt';
import { StandbyNote } from './StandbyNote';

const counts = (totalItems: number): Summary => ({
  totalItems,
  facets: { hub: [{ value: 'core', count: 16 }] },
  complete: true,
});
const page = (totalItems: number, asOf?: string) => ({
  items: [],
  totalItems,
  pageInfo: { offset: 0 },
  complete: true,
  sources: ['core', 'west'].map(hub => ({
    id: `acm:${hub}`,
    kind: 'acm',
    hub,
    state: asOf ? ('ok' as const) : ('failed' as const),
    asOf,
  })),
});
const render = (rows: number, counted: number, asOf?: string) =>
  renderAt(
    <StandbyNote
      words="sites"
      page={page(rows, asOf)}
      counted={counts(counted)}
      overall={counts(16)}
    />,
    { url: '/ai-edge/sites?region=eu&cursor=x' },
  ).container;

describe('StandbyNote', () => {
  it('says which rows are not in the count, and shows only them', async () => {
    expect(render(20, 16, before(2_000)).textContent).toBe(
      '4 sites of a standby hub (west) are shown, not counted.Only these',
    );
    expect(screen.getByRole('link', { name: 'Only these' })).toHaveAttribute(
      'href',
      expect.stringMatching(/\?region=eu&hub=west$/),
    );
  });

  it('says nothing where everything counts, or a hub never answered', () => {
    expect(render(16, 16, before(2_000)).textContent).toBe('');
    expect(render(17, 16).textContent).toBe('');
  });
});
