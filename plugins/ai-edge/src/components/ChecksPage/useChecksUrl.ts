import {
  checkScopes,
  type CheckScope,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import { useSearchParams } from 'react-router-dom';
import { findingUrgency } from './groupFindings';

/** Which checks are looked at, as the address says it. */
export interface ChecksUrl {
  /** Absent: all. */
  scope?: CheckScope;
  states: (typeof findingUrgency)[number][];
  setScope(scope: string | undefined): void;
  setStates(states: string[]): void;
}

export function useChecksUrl(): ChecksUrl {
  const [params, setParams] = useSearchParams();
  const chosen = params.getAll('state');
  const change = (name: string, values: string[]) => {
    const next = new URLSearchParams(params);
    next.delete(name);
    values.forEach(value => next.append(name, value));
    setParams(next);
  };
  return {
    scope: checkScopes.find(scope => scope === params.get('scope')),
    states: findingUrgency.filter(state => chosen.includes(state)),
    setScope: scope => change('scope', scope ? [scope] : []),
    setStates: states => change('state', states),
  };
}
