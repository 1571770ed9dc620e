import type { DeploymentRef } from '@ai-edge/backstage-plugin-ai-edge-common';
import type { SourcedRecord } from './mergeDeployment';

/** How many deployments of each kind each source has told of, on each hub. */
export class ToldCounts {
  readonly #counts = new Map<string, Map<string, number>>();

  of(source: string, hub: string, kind: string): number {
    return this.#counts.get(source)?.get(`${hub}|${kind}`) ?? 0;
  }

  /** What sources say of one deployment has changed. */
  moved(
    { hub, kind }: DeploymentRef,
    before: readonly SourcedRecord[],
    after: readonly SourcedRecord[],
  ): void {
    for (const { source } of after) {
      if (!before.some(one => one.source === source)) {
        this.#add(source, `${hub}|${kind}`, 1);
      }
    }
    for (const { source } of before) {
      if (!after.some(one => one.source === source)) {
        this.#add(source, `${hub}|${kind}`, -1);
      }
    }
  }

  #add(source: string, group: string, by: number): void {
    const groups = this.#counts.get(source) ?? new Map<string, number>();
    groups.set(group, (groups.get(group) ?? 0) + by);
    this.#counts.set(source, groups);
  }
}
