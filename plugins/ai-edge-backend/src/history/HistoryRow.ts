import { createHash } from 'node:crypto';
import type { DeploymentRef } from '@ai-edge/backstage-plugin-ai-edge-common';

/** One change, as history stores it. */
export interface HistoryRow {
  /** Ref of the site, deployment or hub. */
  subject: string;
  field: string;
  since: string;
  hub: string;
  site?: string;
  clusterId?: string;
  deployment?: DeploymentRef;
  from?: string;
  to?: string;
  message?: string;
  /** How many changes, or sites, the row stands for. */
  count?: number;
  /** When the last of them was. */
  until?: string;
}

/** One row a subject, field and instant: who writes it again writes nothing. Sorts alike in every collation. */
export function historyRowId(
  row: Pick<HistoryRow, 'subject' | 'field' | 'since'>,
): string {
  return createHash('sha256')
    .update(JSON.stringify([row.subject, row.field, row.since]))
    .digest('hex')
    .slice(0, 32);
}
