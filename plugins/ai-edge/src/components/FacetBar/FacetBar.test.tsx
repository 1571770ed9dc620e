import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderAt } from '../../__testUtils__/renderAt';
import { FacetBar } from './FacetBar';

const FACETS = [
  { field: 'region', label: 'Region', isPrimary: true },
  { field: 'arch', label: 'Architecture' },
];
const renderBar = (filters: Record<string, string[]>) => {
  const handlers = {
    onSearch: jest.fn(),
    onFilter: jest.fn(),
    onClear: jest.fn(),
  };
  renderAt(
    <FacetBar
      {...handlers}
      search={{ label: 'Search', placeholder: '' }}
      q=""
      filters={filters}
      facets={FACETS}
    />,
  );
  return handlers;
};

describe('FacetBar', () => {
  it('shows a chip only for a filter whose facet is not on screen', async () => {
    renderBar({ region: ['eu'], arch: ['arm64'] });
    const chips = await screen.findByRole('grid', { name: 'Active filters' });
    expect(chips).toHaveTextContent('Architecture: arm64');
    expect(chips).not.toHaveTextContent('eu');
    await userEvent.click(screen.getByRole('button', { name: 'More filters' }));
    expect(
      screen.queryByRole('grid', { name: 'Active filters' }),
    ).not.toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: /Architecture/ }),
    ).toBeInTheDocument();
  });

  it('offers to clear only what is set', async () => {
    const { onClear } = renderBar({ region: ['eu'] });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Clear all' }),
    );
    expect(onClear).toHaveBeenCalledTimes(1);
  });

  it('offers nothing to clear without a filter', async () => {
    renderBar({});
    await screen.findByRole('searchbox');
    expect(
      screen.queryByRole('button', { name: 'Clear all' }),
    ).not.toBeInTheDocument();
  });
});
