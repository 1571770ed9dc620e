import type { PagePagination } from '@backstage/ui';
import { screen } from '@testing-library/react';
import { fixtureList } from '../../__testUtils__/fixtureList';
import { renderAt } from '../../__testUtils__/renderAt';
import { usePagination } from './usePagination';

const FIELDS = { values: { name: (item: string) => [item] } };
const ITEMS = Array.from({ length: 7 }, (_, i) => `item-${i}`);
const page = (cursor?: string) =>
  fixtureList(ITEMS, { limit: 3, cursor }, FIELDS, {
    sources: [],
    complete: true,
  });

async function paginationOf(cursor?: string) {
  const actions = { setCursor: jest.fn(), setLimit: jest.fn() };
  let pagination: PagePagination | undefined;
  function Probe() {
    pagination = usePagination(
      page(cursor),
      { limit: 3 },
      actions,
      [3, 6],
    ) as PagePagination;
    return <p>ready</p>;
  }
  renderAt(<Probe />);
  await screen.findByText('ready');
  return { pagination: pagination!, actions };
}

describe('usePagination', () => {
  it('words the rows of the page and goes to the next one by its cursor', async () => {
    const { pagination, actions } = await paginationOf('3');
    expect(pagination.getLabel!({ pageSize: 3 })).toBe('4–6 of 7');
    expect(pagination).toMatchObject({
      hasNextPage: true,
      hasPreviousPage: true,
    });
    pagination.onNextPage();
    expect(actions.setCursor).toHaveBeenCalledWith('6');
    pagination.onPreviousPage();
    expect(actions.setCursor).toHaveBeenLastCalledWith('0');
  });

  it('ends with the last row', async () => {
    const { pagination } = await paginationOf('6');
    expect(pagination.getLabel!({ pageSize: 3 })).toBe('7–7 of 7');
    expect(pagination.hasNextPage).toBe(false);
  });

  it('has nothing before the first page', async () => {
    const { pagination } = await paginationOf();
    expect(pagination.hasPreviousPage).toBe(false);
  });
});
