import type {
  AiEdgeApi,
  DeploymentRef,
  StandingState,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import { useApi } from '@backstage/core-plugin-api';
import { aiEdgeApiRef } from '../../api/aiEdgeApiRef';
import { useFleetData } from '../../hooks/useFleetData';

/** What Git says something about. */
const IN_GIT: StandingState[] = [
  'in-step',
  'behind',
  'diverged',
  'not-reporting',
  'not-registered',
];

async function oneOf(
  api: AiEdgeApi,
  model: string,
  options: { signal: AbortSignal },
): Promise<DeploymentRef | undefined> {
  const filters = { model: [model], standing: IN_GIT as string[] };
  const page = await api.getDeployments({ filters, limit: 1 }, options);
  return page.items[0]?.ref;
}

/**
 * The repositories that a change of a model can go into: the one that its deployments come from where that is known,
 * all that are for the hub otherwise.
 */
export function useRepositories(model: string, deployment?: DeploymentRef) {
  const api = useApi(aiEdgeApiRef);
  return useFleetData(
    JSON.stringify([model, deployment]),
    async signal => {
      const ref = deployment ?? (await oneOf(api, model, { signal }));
      if (ref) {
        const { gitops } = await api.getDeploymentHistory(
          ref,
          { limit: 1 },
          { signal },
        );
        if (gitops) return [gitops];
      }
      const { gitops } = await api.getSources({ signal });
      return gitops
        .filter(({ hubs }) => !ref || hubs.includes(ref.hub))
        .map(({ name }) => name);
    },
    [],
  );
}
