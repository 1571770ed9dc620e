import { ConflictError } from '@backstage/errors';
import {
  canonicalJson,
  stringifySiteRef,
  type Intent,
  type SiteRef,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import type { PlannedProposal } from './PlannedProposal';

/** Each may hold some thousand sites. */
const REMEMBERED = 50;

interface Remembered {
  intent: string;
  sites: Set<string>;
}

function intentKey(intent: Intent): string {
  return canonicalJson(intent);
}

function count(n: number, verb: string): string {
  return `${n} ${n === 1 ? 'site' : 'sites'} ${verb}`;
}

function difference(before: Set<string>, sites: SiteRef[]): string {
  const now = new Set(sites.map(stringifySiteRef));
  const joined = [...now].filter(ref => !before.has(ref)).length;
  const left = [...before].filter(ref => !now.has(ref)).length;
  return [
    ...(joined > 0 ? [count(joined, 'joined')] : []),
    ...(left > 0 ? [count(left, 'left')] : []),
  ].join(' and ');
}

/**
 * Compares what is proposed with the preview that was looked at. The hash alone decides; what this replica
 * remembers of its previews only says better what has changed.
 */
export class PreviewMemory {
  readonly #previews = new Map<string, Remembered>();

  static create() {
    return new PreviewMemory();
  }

  remember({ hash, intent, sites }: PlannedProposal) {
    this.#previews.delete(hash);
    this.#previews.set(hash, {
      intent: intentKey(intent),
      sites: new Set(sites.map(stringifySiteRef)),
    });
    for (const old of this.#previews.keys()) {
      if (this.#previews.size <= REMEMBERED) break;
      this.#previews.delete(old);
    }
  }

  /** Throws a `ConflictError` when the plan is not the one that was previewed. */
  check(previewHash: string | undefined, planned: PlannedProposal) {
    if (previewHash === undefined || previewHash === planned.hash) return;
    const now = `${count(planned.sites.length, 'now')}`;
    const seen = this.#previews.get(previewHash);
    if (!seen) {
      throw new ConflictError(
        `inventory-moved: this is not what was previewed (${now}), preview it again`,
      );
    }
    if (seen.intent !== intentKey(planned.intent)) {
      throw new ConflictError(
        'intent-changed: the intent is not the one that was previewed, preview it again',
      );
    }
    throw new ConflictError(
      `inventory-moved: ${difference(
        seen.sites,
        planned.sites,
      )} since the preview (${now})`,
    );
  }
}
