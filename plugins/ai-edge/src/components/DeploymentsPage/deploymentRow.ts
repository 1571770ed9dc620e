import {
  stringifyDeploymentRef,
  type DeploymentRow,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import type { SilentHubs } from '../SourceAlerts';

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
  const isHubSilent = silentHubs?.has(row.ref.hub);
  return {
    ...row,
    id: stringifyDeploymentRef(row.ref),
    isHubSilent,
    hubSilentSince: silentHubs?.get(row.ref.hub),
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
