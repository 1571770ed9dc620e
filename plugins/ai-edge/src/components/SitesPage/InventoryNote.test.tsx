import { screen } from '@testing-library/react';
import { renderAt } from '../../__testUtils__/renderAt';
import { InventoryNote } from './InventoryNote';

const render = (inventory: Record<string, number>) =>
  renderAt(
    <InventoryNote
      counted={{
        totalItems: 3482,
        complete: true,
        facets: {
          inventory: Object.entries(inventory).map(([value, count]) => ({
            value,
            count,
          })),
        },
      }}
    />,
  ).container;

describe('InventoryNote', () => {
  it('says on how many sites less is seen, and leads to how to see all', () => {
    expect(
      render({ complete: 2000, 'gitops-only': 1382, none: 100 }).textContent,
    ).toBe(
      '1,382 of 3,482 sites: only models that Git deploys are seen there. 100 of 3,482 sites: what runs there cannot be seen. How to see all',
    );
    expect(
      screen.getByRole('link', { name: 'How to see all' }),
    ).toHaveAttribute('href', '/ai-edge/checks?scope=site');
  });

  it('says nothing where everything is seen', () => {
    expect(render({ complete: 3482 }).textContent).toBe('');
  });
});
