import { parse, YAMLError } from 'yaml';
import { z } from 'zod/v3';
import { isHubError, type HubConnection, type HubError } from '../../hubs';
import { poll } from '../poll';

/**
 * Where ACM's controllers read their configuration: in their own namespace, which is this one unless somebody moved
 * them (stolostron/multicloud-integrations, pkg/pullmodelconfig).
 */
const PATH =
  '/api/v1/namespaces/open-cluster-management/configmaps/multicluster-integrations-config';
const KEY = 'config.yaml';
const INTERVAL_MS = 60_000;

const configMap = z.object({ data: z.record(z.string()).optional() });
const config = z.object({
  pullModel: z.object({
    basic: z.object({ disabled: z.boolean().optional() }).optional(),
  }),
});

/** Whether that configuration switches the basic pull model off; what cannot be read switches nothing off. */
export function isSwitchedOff(object: unknown): boolean {
  const text = configMap.safeParse(object).data?.data?.[KEY];
  if (text === undefined) return false;
  try {
    return (
      config.safeParse(parse(text)).data?.pullModel.basic?.disabled ?? false
    );
  } catch (error) {
    if (error instanceof YAMLError) return false;
    throw error;
  }
}

/**
 * Keeps asking whether ACM's basic pull model is switched off. Most portals' accounts may not read that, which is no
 * fault: the works themselves show it, too.
 */
export async function watchPullModel(options: {
  connection: Pick<HubConnection, 'request'>;
  signal: AbortSignal;
  told: (off: boolean) => void;
  failed: (error: HubError | undefined) => void;
  intervalMs?: number;
}): Promise<void> {
  const { connection, signal, told, failed } = options;
  await poll(
    async () => {
      try {
        told(isSwitchedOff(await connection.request({ path: PATH, signal })));
        failed(undefined);
      } catch (error) {
        if (!isHubError(error)) throw error;
        if (signal.aborted) return;
        if (isHubError(error, 'not-found')) told(false);
        failed(isHubError(error, 'not-found', 'forbidden') ? undefined : error);
      }
    },
    { intervalMs: options.intervalMs ?? INTERVAL_MS, signal },
  );
}
