/**
 * What the word of each kind of source weighs on a deployment's state; higher wins. Records below `pullWork` never
 * decide the artifact while Git knows what the site has synced.
 *
 * @public
 */
export const sourceAuthority = {
  /** The site itself, just now. */
  live: 100,
  /** A hub controller's read-only mirror of the object's status. */
  mirror: 80,
  /** The site itself, in rounds. */
  inventory: 70,
  /** Feedback of a pull-model ManifestWork. */
  pullWork: 60,
  /** Status of a pushed Argo CD Application. */
  pushed: 40,
  /** An index of what exists, without ages: ACM Search. */
  index: 20,
} as const;
