import type { Proposal } from '@ai-edge/backstage-plugin-ai-edge-common';

/** A row of the table: the API's item with the id that the table asks for. */
export type ChangeRow = Proposal & { id: string };

export function toChangeRow(change: Proposal): ChangeRow {
  return { ...change, id: `${change.gitops}/${change.number}` };
}
