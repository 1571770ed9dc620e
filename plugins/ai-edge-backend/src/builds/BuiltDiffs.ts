import type {
  Finding,
  Preview,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import {
  applyChanges,
  unifiedDiff,
  type FileChange,
  type InventorySite,
  type Layout,
  type Tree,
} from '@ai-edge/backstage-plugin-ai-edge-gitops';
import {
  changedBuilds,
  type BuildSide,
  type ChangedBuild,
} from './changedBuilds';
import { findCommand } from './findCommand';
import { inTurn } from './inTurn';
import { KustomizeBuilder, type BuildResult } from './KustomizeBuilder';
import type { BuildsConfig } from './readBuildsConfig';

/** Directories that are built for one preview, before and after. */
const MAX_BUILT = 40;
const MAX_DIFF = 256 * 1024;

type Built = NonNullable<Preview['built']>;

/** What a change builds. */
export interface BuiltChange {
  built: Built;
  findings: Finding[];
}

function notBuilt(title: string, detail: string): Finding {
  return { id: 'not-built', state: 'unknown', title, detail };
}

/** The manifests of a directory without a kustomization, which Argo CD takes as they are. */
function plainText({ input }: BuildSide): string {
  return Object.entries(input.files)
    .filter(([path]) => /\.(ya?ml|json)$/.test(path))
    .map(([, text]) => `${text.trimEnd()}\n`)
    .join('---\n');
}

function dirOf({ before, after }: ChangedBuild): string {
  return (after ?? before)!.dir;
}

function diffOf(before: string, after: string): string {
  if (before.length + after.length > MAX_DIFF * 4) {
    return '(too long to be compared here)\n';
  }
  const diff = unifiedDiff({
    path: 'built.yaml',
    change: 'update',
    before,
    after,
  });
  return diff.length > MAX_DIFF
    ? `${diff.slice(0, MAX_DIFF)}\n(cut off here)\n`
    : diff;
}

/**
 * Builds what a change touches, old against new, with the configured program. Nothing outside of the change's own tree
 * goes into it: what a directory reads from elsewhere is said, not fetched.
 */
export class BuiltDiffs {
  readonly #config: BuildsConfig;

  static create(config: BuildsConfig) {
    return new BuiltDiffs(config);
  }

  private constructor(config: BuildsConfig) {
    this.#config = config;
  }

  async of(
    layout: Layout,
    tree: Tree,
    files: FileChange[],
    inventory: InventorySite[],
  ): Promise<BuiltChange> {
    if (files.length === 0) return { built: [], findings: [] };
    const command = await findCommand(this.#config.command);
    if (command === undefined) {
      return {
        built: [],
        findings: [
          notBuilt(
            'What this builds is not known',
            `${this.#config.command} is not there, or cannot be run.`,
          ),
        ],
      };
    }
    const after = applyChanges(tree, files);
    const changed = changedBuilds(layout, { before: tree, after }, inventory);
    const findings: Finding[] = [];
    if (changed.length > MAX_BUILT) {
      findings.push(
        notBuilt(
          `${changed.length - MAX_BUILT} more directories were not built`,
          `The first ${MAX_BUILT} of ${changed.length} that change were.`,
        ),
      );
    }
    const builder = KustomizeBuilder.create({ ...this.#config, command });
    const results = await inTurn(
      changed.slice(0, MAX_BUILT),
      this.#config.concurrency,
      async change => ({ change, ...(await this.#both(builder, change)) }),
    );
    const built = this.#grouped(results, findings);
    return { built, findings };
  }

  async #both(builder: KustomizeBuilder, { before, after }: ChangedBuild) {
    return {
      old: await this.#one(builder, before),
      now: await this.#one(builder, after),
    };
  }

  async #one(
    builder: KustomizeBuilder,
    side: BuildSide | undefined,
  ): Promise<BuildResult | undefined> {
    if (!side) return { text: '' };
    if (side.input.unknown !== undefined) return undefined;
    if (side.input.isPlain) return { text: plainText(side) };
    return builder.build(side.dir, side.input);
  }

  #grouped(
    results: {
      change: ChangedBuild;
      old?: BuildResult;
      now?: BuildResult;
    }[],
    findings: Finding[],
  ): Built {
    const groups = new Map<string, Built[number]>();
    for (const { change, old, now } of results) {
      const dir = dirOf(change);
      if (!old || !now) {
        const { before, after } = change;
        const why = after?.input.unknown ?? before?.input.unknown;
        findings.push(notBuilt(`${dir} was not built`, `It ${why}.`));
      } else if ('error' in now) {
        findings.push({
          id: 'does-not-build',
          // What did not build before is not this change's doing.
          state: 'error' in old ? 'warn' : 'fail',
          title: `${dir} does not build`,
          detail: now.error,
          path: dir,
        });
      } else if ('text' in old && old.text !== now.text) {
        const diff = diffOf(old.text, now.text);
        const group = groups.get(diff) ?? { paths: [], sites: 0, diff };
        group.paths.push(dir);
        group.sites += change.sites;
        groups.set(diff, group);
      }
    }
    return [...groups.values()].map(group => ({
      ...group,
      paths: [...new Set(group.paths)].sort(),
    }));
  }
}
