import type { CheckState } from './checks/CheckState';
import type { ForgeRepository } from './ForgeRepository';

/** A branch that moved. `before` or `after` is absent when it was created or deleted. */
export interface PushEvent {
  repository: ForgeRepository;
  branch: string;
  before?: string;
  after?: string;
  pusher: string;
}

export interface PullEvent {
  repository: ForgeRepository;
  number: number;
  action: 'opened' | 'edited' | 'closed' | 'reopened' | 'synchronized';
  sender: string;
}

/** A CI said something of a commit. */
export interface CheckEvent {
  repository: ForgeRepository;
  check: CheckState;
}

/** The Git server of the estate; its dialects are Gitea's, GitHub's and GitLab's. */
export interface Forge {
  readonly url: string;
  repositories(): ForgeRepository[];
  repository(owner: string, name: string): ForgeRepository | undefined;
  /** The repository that a clone URL names, with or without `.git`. */
  byUrl(url: string): ForgeRepository | undefined;
  add(repository: ForgeRepository): void;
  onPush(listener: (event: PushEvent) => void): () => void;
  onPull(listener: (event: PullEvent) => void): () => void;
  onCheck(listener: (event: CheckEvent) => void): () => void;
  pushed(event: PushEvent): void;
  pulled(event: PullEvent): void;
  checked(event: CheckEvent): void;
}

export class DefaultForge implements Forge {
  readonly url: string;
  readonly #repositories = new Map<string, ForgeRepository>();
  readonly #pushListeners = new Set<(event: PushEvent) => void>();
  readonly #pullListeners = new Set<(event: PullEvent) => void>();
  readonly #checkListeners = new Set<(event: CheckEvent) => void>();

  static create(options: { url: string }): DefaultForge {
    return new DefaultForge(options.url);
  }

  private constructor(url: string) {
    this.url = url;
  }

  repositories() {
    return [...this.#repositories.values()];
  }

  repository(owner: string, name: string) {
    return this.#repositories.get(`${owner}/${name.replace(/\.git$/, '')}`);
  }

  byUrl(url: string) {
    const wanted = url.replace(/\/$/, '').replace(/\.git$/, '');
    return this.repositories().find(repository => repository.url === wanted);
  }

  add(repository: ForgeRepository) {
    this.#repositories.set(
      `${repository.owner}/${repository.name}`,
      repository,
    );
  }

  onPush(listener: (event: PushEvent) => void) {
    this.#pushListeners.add(listener);
    return () => this.#pushListeners.delete(listener);
  }

  onPull(listener: (event: PullEvent) => void) {
    this.#pullListeners.add(listener);
    return () => this.#pullListeners.delete(listener);
  }

  onCheck(listener: (event: CheckEvent) => void) {
    this.#checkListeners.add(listener);
    return () => this.#checkListeners.delete(listener);
  }

  pushed(event: PushEvent) {
    for (const listener of this.#pushListeners) listener(event);
  }

  pulled(event: PullEvent) {
    for (const listener of this.#pullListeners) listener(event);
  }

  checked(event: CheckEvent) {
    for (const listener of this.#checkListeners) listener(event);
  }
}
