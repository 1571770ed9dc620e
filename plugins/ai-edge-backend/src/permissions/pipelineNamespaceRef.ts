import { parseSiteRef } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { PipelineNamespace } from './FleetAuthorizer';

/** Reads `hub/namespace`, segments URI-encoded. Throws an `InputError` for anything else. */
export function parsePipelineNamespaceRef(ref: string): PipelineNamespace {
  const { hub, name } = parseSiteRef(ref);
  return { hub, namespace: name };
}
