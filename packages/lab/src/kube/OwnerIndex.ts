import { groupOf } from './apiVersion';
import type { KubeObject, ObjectKey } from './types';

/** Which objects name which owner, so that they go when the owner goes. */
export class OwnerIndex {
  readonly #owned = new Map<string, Map<string, ObjectKey>>();

  static create() {
    return new OwnerIndex();
  }

  add(object: KubeObject): void {
    for (const owner of object.metadata.ownerReferences ?? []) {
      let owned = this.#owned.get(owner.uid);
      if (!owned) {
        owned = new Map();
        this.#owned.set(owner.uid, owned);
      }
      owned.set(String(object.metadata.uid), {
        group: groupOf(object.apiVersion),
        kind: object.kind,
        namespace: object.metadata.namespace,
        name: object.metadata.name,
      });
    }
  }

  remove(object: KubeObject): void {
    for (const owner of object.metadata.ownerReferences ?? []) {
      this.#owned.get(owner.uid)?.delete(String(object.metadata.uid));
    }
  }

  /** Keys of what the owner leaves behind; the owner is forgotten. */
  take(uid: string): ObjectKey[] {
    const owned = [...(this.#owned.get(uid)?.values() ?? [])];
    this.#owned.delete(uid);
    return owned;
  }
}
