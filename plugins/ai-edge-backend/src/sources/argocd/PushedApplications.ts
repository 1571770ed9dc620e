import {
  stringifyDeploymentRef,
  type DeploymentRef,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import type { PushedApplication } from './argocdTypes';

interface Known {
  refs: DeploymentRef[];
  /** Kept, trimmed, only while something of it is not understood yet. */
  waiting?: PushedApplication;
}

/** The hub's own Applications, by `<namespace>/<name>`, with the deployments that each is about. */
export class PushedApplications {
  readonly #known = new Map<string, Known>();
  /** Which Application last spoke of a deployment: two may claim the same object. */
  readonly #speakers = new Map<string, string>();
  #found?: Set<string>;

  static keyOf({ metadata }: PushedApplication): string {
    return `${metadata.namespace ?? ''}/${metadata.name}`;
  }

  /** Refs of all deployments, by the kind of the object. */
  get refs(): Map<string, Set<string>> {
    const byKind = new Map<string, Set<string>>();
    for (const { refs } of this.#known.values()) {
      for (const ref of refs) {
        const texts = byKind.get(ref.kind) ?? new Set();
        byKind.set(ref.kind, texts.add(stringifyDeploymentRef(ref)));
      }
    }
    return byKind;
  }

  get waiting(): PushedApplication[] {
    return [...this.#known.values()].flatMap(({ waiting }) => waiting ?? []);
  }

  listing(): void {
    this.#found = new Set();
  }

  /** The list that is being read has these. */
  saw(applications: PushedApplication[]): void {
    applications.forEach(one =>
      this.#found?.add(PushedApplications.keyOf(one)),
    );
  }

  /** Forgets what the list that has ended lacks. */
  listed(): void {
    for (const key of this.#known.keys()) {
      if (!this.#found?.has(key)) this.#forget(key);
    }
    this.#found = undefined;
  }

  refsOf(key: string): DeploymentRef[] | undefined {
    return this.#known.get(key)?.refs;
  }

  /** The deployments that the Application was about before and is not any more, as far as no other one is. */
  put(
    key: string,
    refs: DeploymentRef[],
    waiting?: PushedApplication,
  ): DeploymentRef[] {
    const before = this.#known.get(key)?.refs ?? [];
    this.#known.set(key, { refs, waiting });
    const now = new Set(refs.map(stringifyDeploymentRef));
    const gone = before.filter(ref => {
      const text = stringifyDeploymentRef(ref);
      return !now.has(text) && this.#silence(text, key);
    });
    for (const ref of now) this.#speakers.set(ref, key);
    return gone;
  }

  remove(application: PushedApplication): DeploymentRef[] {
    return this.#forget(PushedApplications.keyOf(application));
  }

  #forget(key: string): DeploymentRef[] {
    const refs = this.#known.get(key)?.refs ?? [];
    this.#known.delete(key);
    return refs.filter(ref => this.#silence(stringifyDeploymentRef(ref), key));
  }

  #silence(ref: string, key: string): boolean {
    return this.#speakers.get(ref) === key && this.#speakers.delete(ref);
  }
}
