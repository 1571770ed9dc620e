import {
  stringifyDeploymentRef,
  type DeploymentRef,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import type { ManifestWork } from '../argocd/argocdTypes';

/** Which mirror works there are, and of which models each one speaks. */
export class MirroredModels {
  /** By `<namespace>/<name>`; `undefined` for a work that is refused. */
  readonly #works = new Map<string, Map<string, DeploymentRef> | undefined>();
  #found?: Set<string>;
  #refused = 0;

  static keyOf({ metadata }: ManifestWork): string {
    return `${metadata.namespace}/${metadata.name}`;
  }

  get size(): number {
    return this.#works.size;
  }

  get refused(): number {
    return this.#refused;
  }

  /** Refs of all models of which a work speaks. */
  get spokenOf(): Set<string> {
    return new Set(
      [...this.#works.values()].flatMap(refs => [...(refs?.keys() ?? [])]),
    );
  }

  listing(): void {
    this.#found = new Set();
  }

  /** Forgets the works that the list that has ended lacks. */
  listed(): void {
    for (const key of [...this.#works.keys()]) {
      if (!this.#found?.has(key)) this.#set(key);
    }
    this.#found = undefined;
  }

  /** Takes a work, refused when `refs` is absent. Models of which it spoke before and does not any more. */
  put(work: ManifestWork, refs: DeploymentRef[] | undefined): DeploymentRef[] {
    const key = MirroredModels.keyOf(work);
    this.#found?.add(key);
    const before = this.#works.get(key);
    const spoken =
      refs && new Map(refs.map(ref => [stringifyDeploymentRef(ref), ref]));
    this.#set(key, { spoken });
    return [...(before ?? [])].flatMap(([text, ref]) =>
      spoken?.has(text) ? [] : ref,
    );
  }

  remove(work: ManifestWork): DeploymentRef[] {
    const key = MirroredModels.keyOf(work);
    const refs = [...(this.#works.get(key)?.values() ?? [])];
    this.#set(key);
    return refs;
  }

  #set(key: string, work?: { spoken?: Map<string, DeploymentRef> }): void {
    const wasRefused = this.#works.has(key) && !this.#works.get(key);
    const isRefused = work !== undefined && !work.spoken;
    this.#refused += Number(isRefused) - Number(wasRefused);
    if (work) this.#works.set(key, work.spoken);
    else this.#works.delete(key);
  }
}
