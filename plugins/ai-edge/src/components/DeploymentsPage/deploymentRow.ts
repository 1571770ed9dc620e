import {
  stringifyDeploymentRef,
  type DeploymentRow,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import { devicesOf, type SilentHubs } from '../SourceAlerts';

/** A row of the table: the API's row with the id that the table asks for. */
export type DeploymentTableRow = DeploymentRow & {
  id: string;
  /** Its hub does not answer: the standing is the last one that could be decided. */
  isHubSilent?: boolean;
  /** When that hub answered last, where it is known. */
  hubSilentSince?: string;
};

export function toDeploymentTableRow(
  row: DeploymentRow,
  silentHubs?: SilentHubs,
): DeploymentTableRow {
  const { hub, kind } = row.ref;
  // What runs on a device is its applications; what runs on a cluster never is.
  const teller = kind === 'Application' ? devicesOf(hub) : hub;
  const isHubSilent = silentHubs?.has(teller);
  return {
    ...row,
    id: stringifyDeploymentRef(row.ref),
    isHubSilent,
    hubSilentSince: silentHubs?.get(teller),
    remembered: isHubSilent || row.remembered,
  };
}

/** True when the state is the last one heard: the site does not answer now. */
export function isRemembered(
  row: Pick<DeploymentRow, 'remembered' | 'availability'>,
): boolean {
  return (
    row.remembered ??
    (row.availability !== undefined && row.availability !== 'available')
  );
}
