import { InputError } from '@backstage/errors';
import { posix } from 'node:path';
import { readKustomization } from '../../kustomize/Kustomization';
import type { Tree } from '../../types';
import { asList, asMap, asText } from '../../yaml/narrow';
import { parseYaml } from '../../yaml/parseYaml';
import { paths } from './paths';
import { readPointer, type Canary, type Pointer } from './readPointer';
import { readReleaseArtifact } from './readReleaseArtifact';
import { readTargets, type TargetLine } from './readTargets';

/** What a `run/` directory puts together. */
export interface Run {
  ring?: string;
  version?: string;
  class?: string;
  /** Does not serve, by itself or with its ring. */
  stopped: boolean;
  /** Says so itself. */
  stopsItself: boolean;
  /** Part of the requests go to another release. */
  canary?: Canary;
}

/** One targets file. */
export interface Shard {
  hub: string;
  number: number;
  path: string;
  lines: TargetLine[];
}

/** `model.yaml`: what portal and CI know of a model. */
export interface ModelSettings {
  owner?: string;
  format?: string;
  namespace: string;
  /** Hardware classes the model may run on; no rule when absent. */
  classes?: string[];
  /** Most sites of a ring. */
  ringLimits: Map<string, number>;
}

function lastSegment(paths_: string[], dir: string): string | undefined {
  return paths_
    .filter(path => posix.dirname(path) === dir)
    .map(path => posix.basename(path))[0];
}

/**
 * One model of the tree, read when asked and remembered: a plan asks for few of its files.
 *
 * @internal
 */
export class KserveModel {
  readonly name: string;
  readonly #tree: Tree;
  readonly #runs = new Map<string, Run>();
  readonly #rings = new Map<string, Pointer>();
  readonly #artifacts = new Map<string, string | undefined>();
  #settings: ModelSettings | undefined;
  #shards: Shard[] | undefined;

  constructor(tree: Tree, name: string) {
    this.#tree = tree;
    this.name = name;
  }

  get exists(): boolean {
    return readKustomization(this.#tree, paths.base(this.name)) !== undefined;
  }

  get settings(): ModelSettings {
    this.#settings ??= this.#readSettings();
    return this.#settings;
  }

  /** Names of the rings, sorted. */
  get rings(): string[] {
    return this.#directories('rings');
  }

  /** Versions that there is a release of, sorted. */
  get releases(): string[] {
    return this.#directories('releases');
  }

  get shards(): Shard[] {
    this.#shards ??= this.#readShards();
    return this.#shards;
  }

  /** What a ring's pointer says. */
  ring(name: string): Pointer {
    const known = this.#rings.get(name);
    if (known) return known;
    const dir = paths.ring(this.name, name);
    const pointer = readPointer(this.#tree, this.name, dir);
    this.#rings.set(name, pointer);
    return pointer;
  }

  /** The version that a ring's pointer names. */
  ringVersion(ring: string): string | undefined {
    return this.ring(ring).version;
  }

  hasClass(name: string): boolean {
    return this.#tree.paths(`${paths.class(this.name, name)}/`).length > 0;
  }

  hasRelease(version: string): boolean {
    return this.#tree.paths(`${paths.release(this.name, version)}/`).length > 0;
  }

  /** Address of a release's artifact, `undefined` when the release does not name one. */
  artifact(version: string): string | undefined {
    if (!this.#artifacts.has(version)) {
      this.#artifacts.set(
        version,
        readReleaseArtifact(this.#tree, paths.release(this.name, version)),
      );
    }
    return this.#artifacts.get(version);
  }

  run(name: string): Run {
    const known = this.#runs.get(name);
    if (known) return known;
    const root = paths.model(this.name);
    const { components = [] } =
      readKustomization(this.#tree, paths.run(this.name, name)) ?? {};
    const ring = lastSegment(components, `${root}/rings`);
    const itself = readPointer(
      this.#tree,
      this.name,
      paths.run(this.name, name),
    );
    const follows = ring === undefined ? itself : this.ring(ring);
    const run: Run = {
      ring,
      version: follows.version,
      class: lastSegment(components, `${root}/classes`),
      stopped: follows.stopped || itself.stopped,
      stopsItself: itself.stopped,
      canary: follows.canary,
    };
    this.#runs.set(name, run);
    return run;
  }

  #directories(kind: string): string[] {
    const prefix = `${paths.model(this.name)}/${kind}/`;
    const names = this.#tree
      .paths(prefix)
      .map(path => path.slice(prefix.length).split('/'))
      .filter(segments => segments.length > 1)
      .map(([name]) => name);
    return [...new Set(names)].sort();
  }

  #readSettings(): ModelSettings {
    const path = paths.settings(this.name);
    const text = this.#tree.read(path);
    const value = text === undefined ? {} : parseYaml(path, text);
    if (typeof value !== 'object' || Array.isArray(value)) {
      throw new InputError(`${path}: must be a YAML map`);
    }
    const map = asMap(value);
    const limits = Object.entries(asMap(map.rings)).map(
      ([ring, limit]) => [ring, asMap(limit).maxSites] as const,
    );
    return {
      owner: asText(map.owner),
      format: asText(map.format),
      namespace: asText(map.namespace) ?? this.name,
      ...(Array.isArray(map.classes) && {
        classes: asList(map.classes).map(item => asText(item) ?? ''),
      }),
      ringLimits: new Map(
        limits.filter(
          (entry): entry is [string, number] => typeof entry[1] === 'number',
        ),
      ),
    };
  }

  #readShards(): Shard[] {
    const prefix = `${paths.model(this.name)}/targets/`;
    const shards: Shard[] = [];
    for (const path of this.#tree.paths(prefix)) {
      const match = /^(.+)\.s([1-9]\d*)\.yaml$/.exec(path.slice(prefix.length));
      if (!match) continue;
      shards.push({
        hub: match[1],
        number: Number(match[2]),
        path,
        lines: readTargets(path, this.#tree.read(path) ?? ''),
      });
    }
    return shards.sort(
      (a, b) => a.hub.localeCompare(b.hub, 'en') || a.number - b.number,
    );
  }
}
