import type { SourceStatus } from '@ai-edge/backstage-plugin-ai-edge-common';

/** Five renewals of a site's lease: after that even a hub that calls a site available is not believed. */
const SILENT_AFTER_MS = 5 * 60 * 1000;

/** Which sources have not been heard for so long that what they said is only remembered. */
export class HubSilence {
  readonly #silent = new Map<string, string>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** When a silent source was last heard; `undefined` of one that is heard, or never was. */
  since(source: string): string | undefined {
    return this.#silent.get(source);
  }

  /** Takes what the sources say now, and answers those whose silence began or ended. */
  update(statuses: Iterable<SourceStatus>): string[] {
    const moved: string[] = [];
    for (const { id, state, asOf } of statuses) {
      const isSilent =
        state !== 'ok' &&
        state !== 'absent' &&
        asOf !== undefined &&
        this.#now() - Date.parse(asOf) > SILENT_AFTER_MS;
      if (isSilent === this.#silent.has(id)) continue;
      if (isSilent) this.#silent.set(id, asOf);
      else this.#silent.delete(id);
      moved.push(id);
    }
    return moved;
  }
}
