import type {
  AiEdgeApi,
  DeploymentRef,
  StandingState,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import { useApi } from '@backstage/core-plugin-api';
import { toError } from '@backstage/errors';
import { useEffect, useState } from 'react';
import { aiEdgeApiRef } from '../../api/aiEdgeApiRef';

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

/** The repositories that were found, or why they were not. */
export interface Repositories {
  names?: string[];
  error?: Error;
}

/**
 * The repositories that a change of a model can go into: the one that its deployments come from where that is known,
 * all that are for the hub otherwise. Asked once: they do not change under a dialog.
 */
export function useRepositories(
  model: string,
  deployment?: DeploymentRef,
): Repositories {
  const api = useApi(aiEdgeApiRef);
  const [found, setFound] = useState<Repositories>({});
  const key = JSON.stringify([model, deployment]);

  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    const [name, given] = JSON.parse(key) as [string, DeploymentRef | null];
    repositoriesOf(api, name, given ?? undefined, signal).then(
      names => {
        if (!signal.aborted) setFound({ names });
      },
      cause => {
        if (!signal.aborted) setFound({ error: toError(cause) });
      },
    );
    return () => controller.abort();
  }, [api, key]);

  return found;
}

async function repositoriesOf(
  api: AiEdgeApi,
  model: string,
  deployment: DeploymentRef | undefined,
  signal: AbortSignal,
): Promise<string[]> {
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
}
