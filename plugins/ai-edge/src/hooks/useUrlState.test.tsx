import { act, renderHook } from '@testing-library/react';
import type { PropsWithChildren } from 'react';
import { MemoryRouter, useLocation, useNavigate } from 'react-router-dom';
import { useUrlState } from './useUrlState';

const OPTIONS = {
  fields: ['region', 'availability'],
  defaultSort: { field: 'name', direction: 'asc' },
  pageSizes: [50, 100],
} as const;

function setup(url: string) {
  return renderHook(
    () => {
      const [state, actions] = useUrlState(OPTIONS);
      return {
        state,
        actions,
        search: useLocation().search,
        navigate: useNavigate(),
      };
    },
    {
      wrapper: ({ children }: PropsWithChildren<{}>) => (
        <MemoryRouter
          initialEntries={['/before', url]}
          initialIndex={1}
          future={{ v7_relativeSplatPath: false, v7_startTransition: false }}
        >
          {children}
        </MemoryRouter>
      ),
    },
  );
}

describe('useUrlState', () => {
  it('reads everything that an address can say', () => {
    const { result } = setup(
      '/?q=berlin&region=eu&region=us&orderBy=region:desc&cursor=abc&limit=100&cols=hub,arch',
    );
    expect(result.current.state).toEqual({
      q: 'berlin',
      filters: { region: ['eu', 'us'] },
      sort: { field: 'region', direction: 'desc' },
      cursor: 'abc',
      limit: 100,
      columns: ['hub', 'arch'],
    });
  });

  it('falls back for what the list does not offer', () => {
    const { result } = setup('/?limit=7&orderBy=;drop&nonsense=1');
    expect(result.current.state).toMatchObject({
      filters: {},
      sort: OPTIONS.defaultSort,
      limit: 50,
    });
  });

  it('starts at the first page when the question changes', () => {
    const { result } = setup('/?cursor=abc');
    act(() => result.current.actions.setFilter('region', ['eu']));
    expect(result.current.search).toBe('?region=eu');
    act(() => result.current.actions.setCursor('def'));
    expect(result.current.search).toBe('?region=eu&cursor=def');
    act(() =>
      result.current.actions.setSort({ field: 'region', direction: 'desc' }),
    );
    expect(result.current.state.cursor).toBeUndefined();
  });

  it('lets Back undo a filter but not each typed letter', () => {
    const { result } = setup('/');
    act(() => result.current.actions.setFilter('region', ['eu']));
    act(() => result.current.actions.setSearch('b'));
    act(() => result.current.actions.setSearch('be'));
    expect(result.current.search).toBe('?region=eu&q=be');
    act(() => result.current.navigate(-1));
    expect(result.current.search).toBe('');
  });

  it('clears filters and text together', () => {
    const { result } = setup('/?q=x&region=eu&cols=hub');
    act(() => result.current.actions.clear());
    expect(result.current.search).toBe('?cols=hub');
  });
});
