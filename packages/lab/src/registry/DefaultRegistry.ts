import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { digestOf, type Image } from './buildImage';
import type { Registry, StoredManifest } from './Registry';

interface Repository {
  tags: Record<string, string>;
  /** Media types by digest. */
  manifests: Record<string, string>;
}

/**
 * A registry in a directory, so that a GitOps repository that outlives the lab finds the images that it names. What
 * was deleted stays deleted.
 */
export class DefaultRegistry implements Registry {
  readonly #dir: string;
  readonly #repositories: Map<string, Repository>;

  static open(dir: string): DefaultRegistry {
    mkdirSync(join(dir, 'blobs'), { recursive: true });
    const index = join(dir, 'index.json');
    const saved = existsSync(index)
      ? JSON.parse(readFileSync(index, 'utf8'))
      : {};
    return new DefaultRegistry(dir, saved);
  }

  private constructor(dir: string, saved: Record<string, Repository>) {
    this.#dir = dir;
    this.#repositories = new Map(Object.entries(saved));
  }

  hasRepository(repository: string): boolean {
    return this.#repositories.has(repository);
  }

  tags(repository: string): string[] {
    return Object.keys(this.#repositories.get(repository)?.tags ?? {}).sort();
  }

  manifest(repository: string, reference: string): StoredManifest | undefined {
    const there = this.#repositories.get(repository);
    const digest = there?.tags[reference] ?? reference;
    const mediaType = there?.manifests[digest];
    const content = mediaType === undefined ? undefined : this.blob(digest);
    return mediaType !== undefined && content
      ? { digest, mediaType, content }
      : undefined;
  }

  blob(digest: string): Buffer | undefined {
    const file = this.#file(digest);
    return file !== undefined && existsSync(file)
      ? readFileSync(file)
      : undefined;
  }

  push(repository: string, image: Image, tags: string[]): void {
    const { manifest, mediaType, digest } = image;
    for (const blob of image.blobs.values()) this.putBlob(blob);
    for (const reference of tags.length > 0 ? tags : [digest]) {
      this.putManifest(repository, reference, { mediaType, content: manifest });
    }
  }

  putBlob(content: Buffer): string {
    const digest = digestOf(content);
    const file = this.#file(digest)!;
    if (!existsSync(file)) writeFileSync(file, content);
    return digest;
  }

  putManifest(
    repository: string,
    reference: string,
    { mediaType, content }: Omit<StoredManifest, 'digest'>,
  ): string {
    const digest = this.putBlob(content);
    const there = this.#repositories.get(repository) ?? {
      tags: {},
      manifests: {},
    };
    this.#repositories.set(repository, there);
    there.manifests[digest] = mediaType;
    if (reference !== digest) there.tags[reference] = digest;
    this.#save();
    return digest;
  }

  remove(repository: string, reference: string): boolean {
    const there = this.#repositories.get(repository);
    if (!there) return false;
    if (there.tags[reference] !== undefined) {
      delete there.tags[reference];
    } else if (there.manifests[reference] !== undefined) {
      delete there.manifests[reference];
      there.tags = Object.fromEntries(
        Object.entries(there.tags).filter(([, digest]) => digest !== reference),
      );
    } else {
      return false;
    }
    this.#save();
    return true;
  }

  #file(digest: string): string | undefined {
    const hex = /^sha256:([0-9a-f]{64})$/.exec(digest)?.[1];
    return hex === undefined ? undefined : join(this.#dir, 'blobs', hex);
  }

  #save(): void {
    writeFileSync(
      join(this.#dir, 'index.json'),
      JSON.stringify(Object.fromEntries(this.#repositories), undefined, 2),
    );
  }
}
