import { HubError, type KubeObject } from '../../hubs';
import type { ManagedClusterView } from './clusterView';

/** Reasons of a `Processing` condition that is False, in the words of stolostron/multicloud-operators-foundation. */
const PROBLEMS: Record<string, string> = {
  ResourceNameInvalid: 'Its hub was asked for an object without a name',
  ResourceTypeInvalid: 'Its hub does not show objects of this kind',
  ResourceGVKInvalid: 'The site does not have this kind of object',
};

/**
 * The object that a view has brought; `undefined` while the site has not answered. Throws a `HubError` when the site
 * or the hub's agent there could not do it.
 */
export function viewOutcome(
  { status }: ManagedClusterView,
  hub: string,
): KubeObject | undefined {
  const processing = status?.conditions?.find(
    ({ type }) => type === 'Processing',
  );
  if (processing?.status === 'True') return status?.result ?? undefined;
  if (processing?.status !== 'False') return undefined;
  const { reason = '', message = '' } = processing;
  if (reason === 'GetResourceFailed' && /not ?found/i.test(message)) {
    throw new HubError('The site has no such object just now', {
      hub,
      kind: 'not-found',
      reason: 'NotFound',
    });
  }
  throw new HubError(
    PROBLEMS[reason] ??
      `The site could not be read${message && `: ${message}`}`,
    {
      hub,
      kind: /forbidden/i.test(message) ? 'forbidden' : 'failed',
      reason: reason || undefined,
    },
  );
}
