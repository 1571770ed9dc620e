import type { Image } from './buildImage';

/** A manifest as it was pushed. */
export interface StoredManifest {
  digest: string;
  mediaType: string;
  content: Buffer;
}

/** What a registry holds, by repository, tag and digest. */
export interface Registry {
  hasRepository(repository: string): boolean;
  /** Tags in lexical order. */
  tags(repository: string): string[];
  /** By tag or digest. */
  manifest(repository: string, reference: string): StoredManifest | undefined;
  blob(digest: string): Buffer | undefined;
  /** Puts an image there, and lets the tags point to it. */
  push(repository: string, image: Image, tags: string[]): void;
  putBlob(content: Buffer): string;
  /** A manifest by tag or digest, whose blobs are there already. */
  putManifest(
    repository: string,
    reference: string,
    manifest: Omit<StoredManifest, 'digest'>,
  ): string;
  /** Takes a tag away, or by its digest a manifest with every tag of it. False when there is none. */
  remove(repository: string, reference: string): boolean;
}
