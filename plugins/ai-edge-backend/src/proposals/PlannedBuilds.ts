import type { Config } from '@backstage/config';
import { BuiltDiffs, type BuiltChange } from '../builds/BuiltDiffs';
import { readBuildsConfig } from '../builds/readBuildsConfig';
import type { PlannedProposal } from './PlannedProposal';

/** A preview and the proposal that follows it build the same. */
const REMEMBERED = 20;

/** What plans build, where a program for it is configured. */
export class PlannedBuilds {
  readonly #diffs?: BuiltDiffs;
  readonly #known = new Map<string, Promise<BuiltChange>>();

  /** Throws an `InputError` naming the key for a configuration that cannot work. */
  static fromConfig(config: Config) {
    const builds = readBuildsConfig(config);
    return new PlannedBuilds(builds && BuiltDiffs.create(builds));
  }

  private constructor(diffs: BuiltDiffs | undefined) {
    this.#diffs = diffs;
  }

  /** `undefined` when nothing is configured that could build. */
  async of(planned: PlannedProposal): Promise<BuiltChange | undefined> {
    if (!this.#diffs) return undefined;
    const { repository, base, hash } = planned;
    const key = `${repository.config.name}\n${base.revision}\n${hash}`;
    const known = this.#known.get(key);
    if (known) return known;
    const built = this.#build(this.#diffs, planned);
    this.#known.set(key, built);
    built.catch(() => this.#known.delete(key));
    for (const old of this.#known.keys()) {
      if (this.#known.size <= REMEMBERED) break;
      this.#known.delete(old);
    }
    return built;
  }

  async #build(
    diffs: BuiltDiffs,
    { repository, base, plan }: PlannedProposal,
  ): Promise<BuiltChange> {
    const { layout, mirror, source } = repository;
    const tree = await mirror.tree(base.revision);
    return diffs.of(layout, tree, plan.files, source.inventory());
  }
}
