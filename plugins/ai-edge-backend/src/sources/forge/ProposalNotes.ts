import type { Proposal } from '@ai-edge/backstage-plugin-ai-edge-common';

/** What the portal itself found out about a proposal. */
export type ProposalNote = Pick<Proposal, 'impact' | 'replan'>;

/** Keeps what was found out about proposals over re-reads: an impact as long as its commits are the same. */
export class ProposalNotes {
  readonly #notes = new Map<
    number,
    { headRevision?: string; note: ProposalNote }
  >();

  static create() {
    return new ProposalNotes();
  }

  private constructor() {}

  /** Keys that are given take the place of what was noted; `undefined` removes it. */
  put(number: number, note: ProposalNote, headRevision?: string) {
    const known = this.of(number, headRevision);
    this.#notes.set(number, { headRevision, note: { ...known, ...note } });
  }

  of(number: number, headRevision?: string): ProposalNote {
    const entry = this.#notes.get(number);
    if (!entry) return {};
    const { impact, replan } = entry.note;
    const isCurrent = entry.headRevision === headRevision;
    return {
      ...(impact && isCurrent && { impact }),
      ...(replan && { replan }),
    };
  }
}
