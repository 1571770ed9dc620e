import type { Forge } from '../Forge';
import type { ForgeRepository } from '../ForgeRepository';
import { setCheck } from './setCheck';

export const CI_CHECK = 'lab-ci/build';

/** How its runs end; `hang` is one that does not. */
export type CiResult = 'success' | 'failure' | 'hang';

/** A CI that looks at nothing: each commit of a pull request passes after a short while, or fails when it is told to. */
export class LabCi {
  readonly #forge: Forge;
  readonly #delayMs: number;
  readonly #log: (message: string) => void;
  readonly #results = new Map<ForgeRepository, CiResult>();
  readonly #timers = new Set<NodeJS.Timeout>();

  static create(options: {
    forge: Forge;
    delayMs: number;
    log: (message: string) => void;
  }) {
    return new LabCi(options);
  }

  private constructor(options: {
    forge: Forge;
    delayMs: number;
    log: (message: string) => void;
  }) {
    this.#forge = options.forge;
    this.#delayMs = options.delayMs;
    this.#log = options.log;
  }

  /** Runs for what is opened and pushed. Returns what stops it. */
  start(): () => void {
    const unsubscribe = this.#forge.onPull(({ repository, number, action }) => {
      const pull = repository.state.pulls.find(it => it.number === number);
      const isNew = ['opened', 'reopened', 'synchronized'].includes(action);
      if (pull && isNew) this.#run(repository, pull.headSha);
    });
    return () => {
      unsubscribe();
      this.#timers.forEach(timer => clearTimeout(timer));
      this.#timers.clear();
    };
  }

  /** How the runs of a repository end from now on; those of its open pull requests are run again. */
  set(repository: ForgeRepository, result: CiResult) {
    this.#results.set(repository, result);
    for (const { state, headSha } of repository.state.pulls) {
      if (state === 'open') this.#run(repository, headSha);
    }
  }

  #run(repository: ForgeRepository, sha: string) {
    this.#say(repository, sha, 'pending');
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      const result = this.#results.get(repository) ?? 'success';
      if (result !== 'hang') this.#say(repository, sha, result);
    }, this.#delayMs);
    this.#timers.add(timer);
  }

  #say(
    repository: ForgeRepository,
    sha: string,
    state: 'pending' | 'success' | 'failure',
  ) {
    const description = {
      pending: 'Runs',
      success: 'Passed',
      failure: 'Failed',
    };
    repository
      .exclusive(async () => {
        setCheck(this.#forge, repository, 'ada', {
          sha,
          name: CI_CHECK,
          state,
          description: description[state],
        });
      })
      .catch(error => this.#log(`forge: CI failed: ${error}`));
  }
}
