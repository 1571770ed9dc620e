/** The part of an object's metadata that this plugin reads. */
export interface KubeMetadata {
  name: string;
  namespace?: string;
  uid?: string;
  resourceVersion?: string;
  generation?: number;
  creationTimestamp?: string;
  deletionTimestamp?: string;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
}

/** A Kubernetes object over the wire. */
export interface KubeObject {
  apiVersion?: string;
  kind?: string;
  metadata: KubeMetadata;
}

/** What has no name cannot be told from others: it is no object, whatever else it is. */
export function isKubeObject(value: unknown): value is KubeObject {
  const { metadata } = (value ?? {}) as Partial<KubeObject>;
  return typeof metadata?.name === 'string' && metadata.name !== '';
}

/** A list of them. */
export interface KubeList<T extends KubeObject = KubeObject> {
  apiVersion?: string;
  kind?: string;
  metadata?: { resourceVersion?: string; continue?: string };
  items?: T[];
}

/** A condition, as nearly every status has them. */
export interface KubeCondition {
  type: string;
  status: string;
  reason?: string;
  message?: string;
  lastTransitionTime?: string;
}

/** One line of a watch. `BOOKMARK` carries a resource version only. */
export interface KubeWatchEvent<T extends KubeObject = KubeObject> {
  type: 'ADDED' | 'MODIFIED' | 'DELETED' | 'BOOKMARK';
  object: T;
}
