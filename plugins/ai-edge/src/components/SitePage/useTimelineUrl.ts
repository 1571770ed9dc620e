import { useSearchParams } from 'react-router-dom';

/** Which part of a timeline is looked at, as the address says it. */
export interface TimelineUrl {
  kinds: string[];
  cursor?: string;
  /** When the page before this one ended. */
  before?: string;
  setKinds(kinds: string[]): void;
  /** Without a page it is the newest one. */
  goTo(page?: { cursor: string; before: string }): void;
}

export function useTimelineUrl(): TimelineUrl {
  const [params, setParams] = useSearchParams();
  return {
    kinds: params.getAll('kind'),
    cursor: params.get('cursor') ?? undefined,
    before: params.get('before') ?? undefined,
    setKinds: kinds => {
      const next = new URLSearchParams(params);
      next.delete('kind');
      kinds.forEach(kind => next.append('kind', kind));
      setParams(next);
    },
    goTo: page => {
      const next = new URLSearchParams(params);
      next.delete('cursor');
      next.delete('before');
      if (page) {
        next.set('cursor', page.cursor);
        next.set('before', page.before);
      }
      setParams(next);
    },
  };
}
