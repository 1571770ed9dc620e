import { InputError } from '@backstage/errors';
import type { StartPipelineRun } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { PipelineNamespaceConfig } from './readPipelinesConfig';

/**
 * Holds a request to the service accounts and secrets that the platform team lends to this namespace's runs: the
 * portal's account could name any of them, the person behind the request may not be allowed to. Throws an
 * `InputError`.
 */
export function checkBorrowed(
  request: Pick<StartPipelineRun, 'serviceAccountName' | 'workspaces'>,
  config: Pick<
    PipelineNamespaceConfig,
    'serviceAccountName' | 'serviceAccounts' | 'secrets'
  >,
): void {
  const accounts = [
    ...(config.serviceAccountName ? [config.serviceAccountName] : []),
    ...config.serviceAccounts,
  ];
  const account = request.serviceAccountName;
  if (account !== undefined && !accounts.includes(account)) {
    throw new InputError(
      `serviceAccountName: ${lent(accounts)}, not "${account}"`,
    );
  }
  for (const [name, binding] of Object.entries(request.workspaces ?? {})) {
    const secret = 'secret' in binding ? binding.secret : undefined;
    const secretName = (secret as { secretName?: string } | undefined)
      ?.secretName;
    if (secretName !== undefined && !config.secrets.includes(secretName)) {
      throw new InputError(
        `workspaces.${name}.secret.secretName: ${lent(
          config.secrets,
        )}, not "${secretName}"`,
      );
    }
  }
}

function lent(names: string[]): string {
  return names.length > 0
    ? `must be one of ${names.join(', ')}`
    : 'must be absent: none is lent to runs of this namespace';
}
