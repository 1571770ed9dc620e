import { useRouteRef } from '@backstage/core-plugin-api';
import { useCallback } from 'react';
import { deploymentsRouteRef } from '../../routes';

/** Where the deployments list shows what these filters leave. */
export function useDeploymentsHref() {
  const list = useRouteRef(deploymentsRouteRef)();
  return useCallback(
    (...filters: Record<string, string[]>[]) => {
      const params = new URLSearchParams();
      // What is named first is asked first: a group by availability says it better than a number does.
      for (const [name, values] of Object.entries(
        Object.assign({}, ...[...filters].reverse()) as (typeof filters)[0],
      )) {
        values.forEach(value => params.append(name, value));
      }
      return `${list}?${params}`;
    },
    [list],
  );
}
