import { useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { proposalKinds, type ProposalKind } from './proposalWish';

const FIELDS = ['do', 'version', 'revision'] as const;

/** The dialog that is open, as the address says it: Back closes it, and it can be sent to somebody. */
export interface ProposalUrl {
  kind?: ProposalKind;
  version?: string;
  revision?: string;
  open(kind: ProposalKind, to?: { version?: string; revision?: string }): void;
  close(): void;
}

export function useProposalUrl(): ProposalUrl {
  const [params, setParams] = useSearchParams();
  return useMemo(() => {
    const change = (values: Record<string, string | undefined>) => {
      const next = new URLSearchParams(params);
      FIELDS.forEach(name => next.delete(name));
      for (const [name, value] of Object.entries(values)) {
        if (value) next.set(name, value);
      }
      setParams(next, { replace: Object.keys(values).length === 0 });
    };
    return {
      kind: proposalKinds.find(kind => kind === params.get('do')),
      version: params.get('version') ?? undefined,
      revision: params.get('revision') ?? undefined,
      open: (kind, to = {}) => change({ do: kind, ...to }),
      close: () => change({}),
    };
  }, [params, setParams]);
}
