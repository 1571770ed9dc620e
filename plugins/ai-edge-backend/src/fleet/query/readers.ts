import type {
  DeploymentListField,
  DeploymentRef,
  Site,
  SiteListField,
  SiteRef,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import type { FleetDecision } from '../../permissions/FleetAuthorizer';
import type { ListedDeployment } from './deploymentListType';
import type { ListIndex } from './ListIndex';

type Test = (row: number) => boolean;

const everything: Test = () => true;
const nothing: Test = () => false;

/** The index of `/sites`. */
export type SiteListIndex = ListIndex<Site, SiteRef, SiteListField>;

/** The index of `/deployments`. */
export type DeploymentListIndex = ListIndex<
  ListedDeployment,
  DeploymentRef,
  DeploymentListField
>;

/** Rows of the sites that the caller may read. */
export function readableSites(
  index: SiteListIndex,
  decision: FleetDecision,
): Test {
  return index.allowed(decision.key, site => decision.readSite(site));
}

/** Rows of the deployments that the caller may read. */
export function readableDeployments(
  index: DeploymentListIndex,
  decision: FleetDecision,
): Test {
  return decision.readsAllDeployments
    ? everything
    : index.allowed(decision.key, ({ deployment }) =>
        decision.readDeployment(deployment),
      );
}

/** Fields of `/deployments` that say something of the site: only for who may read it. */
const OF_SITE: ReadonlySet<string> = new Set<DeploymentListField>([
  'clusterSet',
  'region',
  'product',
]);

export function isOfSite(field: string): boolean {
  return OF_SITE.has(field);
}

/** Rows of the deployments on sites that the caller may read, or of which nothing is known. */
export function onReadableSites(
  index: DeploymentListIndex,
  decision: FleetDecision,
): Test {
  return index.allowed(
    `${decision.key}:site`,
    ({ site }) => site === undefined || decision.readSite(site),
  );
}

/**
 * Rows that are counted: a standby hub's are only for somebody who asks for that hub, for its sites may be those of
 * an active hub as well.
 */
export function countedRows<TField extends string>(
  index: ListIndex<any, any, TField | 'hub'>,
  standby: ReadonlySet<string>,
  asked: string[] | undefined,
): Test {
  if (standby.size === 0) return everything;
  const counted = (hub: string) =>
    !standby.has(hub) || (asked?.includes(hub) ?? false);
  return index.column('hub').test(counted) ?? nothing;
}
