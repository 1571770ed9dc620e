import type { Forge } from '../../forge/Forge';
import type { KubeObject } from '../../kube/types';
import { build } from '../kustomize/build';
import { DefaultFileTree, type FileTree } from '../kustomize/FileTree';
import { kustomizationPath } from '../kustomize/Kustomization';
import { KustomizeError } from '../kustomize/KustomizeError';
import { readManifests } from '../kustomize/readManifests';
import { matchesGlob } from './matchesGlob';

/** A source of an Application. */
export interface ApplicationSource {
  repoURL: string;
  targetRevision?: string;
  path?: string;
  directory?: { recurse?: boolean; include?: string; exclude?: string };
  [field: string]: unknown;
}

const KNOWN = new Set(['repoURL', 'targetRevision', 'path', 'directory']);

/**
 * Turns a source into objects, as Argo CD's repo server does, and caches by commit: a poll that finds nothing new
 * starts no process and builds nothing.
 */
export class RepositoryServer {
  readonly #forge: Forge;
  readonly #heads = new Map<string, string>();
  readonly #trees = new Map<string, Promise<FileTree>>();
  readonly #builds = new Map<string, KubeObject[] | KustomizeError>();

  static create(options: { forge: Forge }): RepositoryServer {
    return new RepositoryServer(options.forge);
  }

  private constructor(forge: Forge) {
    this.#forge = forge;
    forge.onPush(({ repository, branch, after }) => {
      const key = `${repository.url} ${branch}`;
      if (after) this.#heads.set(key, after);
      else this.#heads.delete(key);
    });
  }

  /** Commit that a source's revision stands for now. */
  async revision(source: ApplicationSource): Promise<string> {
    const repository = this.#forge.byUrl(source.repoURL);
    if (!repository) {
      throw new KustomizeError(
        `failed to list refs: repository not found: ${source.repoURL}`,
      );
    }
    const asked = source.targetRevision || 'HEAD';
    const branch = asked === 'HEAD' ? 'main' : asked;
    const key = `${repository.url} ${branch}`;
    const known = this.#heads.get(key);
    if (known) return known;
    const commit = await repository.git.resolve(branch);
    if (!commit) {
      throw new KustomizeError(`unable to resolve '${asked}' to a commit SHA`);
    }
    // Only branches are told about by pushes, so only they may be remembered.
    if (await repository.git.branch(branch)) this.#heads.set(key, commit);
    return commit;
  }

  /** All text of a repository at a commit. */
  tree(repoURL: string, commit: string): Promise<FileTree> {
    const repository = this.#forge.byUrl(repoURL);
    if (!repository) {
      return Promise.reject(
        new KustomizeError(`repository not found: ${repoURL}`),
      );
    }
    const key = `${repository.url} ${commit}`;
    const known = this.#trees.get(key);
    if (known) return known;
    const { git } = repository;
    const load = async () => {
      const entries = (await git.tree(commit)).filter(e => e.type === 'blob');
      const blobs = await git.blobs(entries.map(({ sha }) => sha));
      return DefaultFileTree.create(
        new Map(
          entries.map(({ path, sha }) => [
            path,
            blobs.get(sha)?.toString() ?? '',
          ]),
        ),
      );
    };
    const tree = load();
    remember(this.#trees, key, tree, 8);
    return tree;
  }

  /** The objects of a source at a commit; shared, not to be changed. */
  async manifests(
    source: ApplicationSource,
    commit: string,
  ): Promise<KubeObject[]> {
    const key = JSON.stringify([source, commit]);
    let result = this.#builds.get(key);
    if (!result) {
      try {
        result = generate(await this.tree(source.repoURL, commit), source);
      } catch (error) {
        if (!(error instanceof KustomizeError)) throw error;
        result = error;
      }
      remember(this.#builds, key, result, 500);
    }
    if (result instanceof KustomizeError) throw result;
    return result;
  }
}

function remember<T>(map: Map<string, T>, key: string, value: T, most: number) {
  map.set(key, value);
  for (const oldest of map.keys()) {
    if (map.size <= most) break;
    map.delete(oldest);
  }
}

function generate(tree: FileTree, source: ApplicationSource): KubeObject[] {
  const extra = Object.keys(source).find(field => !KNOWN.has(field));
  if (extra) {
    throw new KustomizeError(`source.${extra} is not supported by the lab`);
  }
  const path = (source.path ?? '').replace(/^\.?\/*|\/*$/g, '');
  const prefix = path ? `${path}/` : '';
  const below = tree.paths().filter(file => file.startsWith(prefix));
  if (below.length === 0) {
    throw new KustomizeError(`${source.path}: app path does not exist`);
  }
  if (kustomizationPath(tree, path)) return build(tree, path);
  const { recurse, include, exclude } = source.directory ?? {};
  return below
    .map(file => file.slice(prefix.length))
    .filter(file => /\.(ya?ml|json)$/.test(file))
    .filter(file => recurse || !file.includes('/'))
    .filter(file => !include || matchesGlob(include, file))
    .filter(file => !exclude || !matchesGlob(exclude, file))
    .flatMap(file => readManifests(file, tree.read(prefix + file)!));
}
