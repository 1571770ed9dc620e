/** Which tag keeps an image from being collected as garbage. */
export interface Retention {
  /** A tag that points to it, directly or by a list for several architectures. */
  tag?: string;
  /** Tags that were looked at, and tags that there are, as far as they were listed. */
  lookedAt: number;
  tags: number;
  /** Every tag was looked at. */
  complete: boolean;
  /** Why nothing could be found out. */
  reason?: string;
}

/** What is known of an artifact at its registry. */
export type Probed =
  | { state: 'there'; retention?: Retention }
  | { state: 'gone' }
  | { state: 'not-permitted' }
  /** `reason` says why in words that may be shown. */
  | { state: 'unknown'; reason: string }
  /** It is in no registry. */
  | { state: 'not-an-image' };

/** Asks registries whether sites can still pull what a change makes them pull. */
export interface ArtifactProbe {
  /**
   * Never rejects: what cannot be known is `unknown`.
   *
   * @param uri - address of the artifact
   * @param hint - tag that probably holds it, such as its version
   */
  probe(uri: string, hint?: string): Promise<Probed>;
}
