import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import { resolvePath } from '../kustomize/Kustomization';
import {
  kustomizationReads,
  type KustomizationReads,
} from './kustomizationReads';
import type { Closure, ClosureFiles } from './types';

const NAMES = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];
const REGULAR = /^100\d{3} /;

/** Kustomizations whose reading is kept. */
const KEPT = 20_000;

function within(dir: string, name: string): string {
  return dir === '' || dir === '.' ? name : posix.join(dir, name);
}

/** What kustomize would fetch, when nothing of the repository is there. */
function isRemote(entry: string): boolean {
  return (
    /^[a-z][a-z0-9+.-]*:|^git@|\/\/|\?/i.test(entry) ||
    /^[^./][^/]*\.[^/]+\/[^/]+\/./.test(entry)
  );
}

class ClosureWalk {
  readonly #files: ClosureFiles;
  readonly #reads: (blob: string) => KustomizationReads;
  readonly #paths = new Set<string>();
  readonly #built = new Set<string>();
  readonly #dirs: string[] = [];
  readonly #lines: string[] = [];
  #unknown?: string;

  constructor(
    files: ClosureFiles,
    reads: (blob: string) => KustomizationReads,
  ) {
    this.#files = files;
    this.#reads = reads;
  }

  walk(path: string): Closure {
    if (this.#look(path) !== undefined) this.#read(path);
    else if (!this.#kustomization(path)) this.#plainDirectory(path);
    const unknown = this.#unknown;
    return {
      ...(unknown === undefined ? { hash: this.#hash() } : { unknown }),
      paths: this.#paths,
      dirs: this.#dirs,
    };
  }

  #hash(): string {
    return createHash('sha256')
      .update([...this.#lines].sort().join('\0'))
      .digest('hex');
  }

  /** What is at a path. That nothing is there is remembered too: a file may come. */
  #look(path: string): string | undefined {
    this.#paths.add(path);
    return this.#files.entry(path);
  }

  #read(path: string): void {
    const entry = this.#look(path);
    if (entry === undefined) {
      this.#missing(path);
    } else if (REGULAR.test(entry)) {
      this.#lines.push(`${path}\0${entry.slice(entry.indexOf(' ') + 1)}`);
    } else {
      this.#giveUp(
        `reads ${path}, which is ${
          entry.startsWith('160000') ? 'a submodule' : 'a symbolic link'
        }`,
      );
    }
  }

  /** Nothing is there: the build fails, unless the way leads through a link. */
  #missing(path: string): void {
    for (let dir = posix.dirname(path); dir !== '.'; dir = posix.dirname(dir)) {
      if (this.#look(dir) !== undefined) return this.#read(dir);
    }
    this.#lines.push(`${path}\0missing`);
    return undefined;
  }

  /** False when the directory holds no kustomization. */
  #kustomization(dir: string): boolean {
    if (this.#built.has(dir)) return true;
    const found = NAMES.map(name => within(dir, name)).filter(
      path => this.#look(path) !== undefined,
    );
    if (found.length === 0) return false;
    this.#built.add(dir);
    found.forEach(path => this.#read(path));
    if (found.length > 1) {
      this.#giveUp(`has more than one kustomization in ${dir}`);
      return true;
    }
    const [path] = found;
    const [mode, blob] = this.#files.entry(path)!.split(' ');
    if (!REGULAR.test(`${mode} `)) return true;
    const { built, files, unknown } = this.#reads(blob);
    if (unknown !== undefined) this.#giveUp(`${path} ${unknown}`);
    built.forEach(entry => this.#entry(dir, path, entry, true));
    files.forEach(entry => this.#entry(dir, path, entry, false));
    return true;
  }

  #entry(dir: string, by: string, entry: string, isBuilt: boolean): void {
    const path = resolvePath(dir, entry);
    if (path === undefined) {
      this.#giveUp(`${by} reads ${entry}, which is not in this repository`);
    } else if (this.#look(path) !== undefined) {
      this.#read(path);
    } else if (!isBuilt || !this.#kustomization(path)) {
      if (isRemote(entry)) {
        this.#giveUp(`${by} reads ${entry}, which is not in this repository`);
      } else {
        this.#missing(path);
      }
    }
  }

  /** Argo CD takes all manifests of a directory that holds no kustomization. */
  #plainDirectory(dir: string): void {
    const files = [...this.#files.below(dir)];
    this.#dirs.push(dir);
    if (files.length === 0) this.#missing(dir);
    if (files.includes(within(dir, 'Chart.yaml'))) {
      this.#giveUp('is a Helm chart, whose values may come from elsewhere');
    }
    files.forEach(path => this.#read(path));
  }

  #giveUp(reason: string): void {
    this.#unknown ??= reason;
  }
}

/**
 * Says what Argo CD reads when it builds a directory: the kustomization, what it builds on, its components, patches
 * and generators' files, recursively; all files of a directory without one. Two commits with the same hash build the
 * same there, whatever else differs between them.
 *
 * @public
 */
export class ClosureReader {
  readonly #known = new Map<string, KustomizationReads>();

  static create(): ClosureReader {
    return new ClosureReader();
  }

  private constructor() {}

  /** True for a file whose content has to be known. */
  static isKustomization(path: string): boolean {
    return NAMES.includes(posix.basename(path));
  }

  read(files: ClosureFiles, path: string): Closure {
    return new ClosureWalk(files, blob => this.#reads(files, blob)).walk(path);
  }

  #reads(files: ClosureFiles, blob: string): KustomizationReads {
    const known = this.#known.get(blob);
    if (known) return known;
    const text = files.content(blob);
    if (text === undefined) {
      return {
        built: [],
        files: [],
        unknown: 'is too large or no text',
      };
    }
    if (this.#known.size >= KEPT) this.#known.clear();
    const reads = kustomizationReads(text);
    this.#known.set(blob, reads);
    return reads;
  }
}
