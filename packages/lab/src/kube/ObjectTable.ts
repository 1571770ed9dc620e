import type { KubeObject } from './types';

interface NamespaceTable {
  objects: Map<string, KubeObject>;
  /** Names in order; undefined after a name came or went. */
  names: string[] | undefined;
}

/** The objects of one resource type, by namespace and name; lists come in the order of an API server's keys. */
export class ObjectTable {
  readonly #namespaces = new Map<string, NamespaceTable>();
  #namespaceNames: string[] | undefined;
  #all: KubeObject[] | undefined;
  #size = 0;

  static create() {
    return new ObjectTable();
  }

  get size(): number {
    return this.#size;
  }

  get(namespace: string, name: string): KubeObject | undefined {
    return this.#namespaces.get(namespace)?.objects.get(name);
  }

  set(object: KubeObject): void {
    const { name, namespace = '' } = object.metadata;
    let table = this.#namespaces.get(namespace);
    if (!table) {
      table = { objects: new Map(), names: undefined };
      this.#namespaces.set(namespace, table);
      this.#namespaceNames = undefined;
    }
    if (!table.objects.has(name)) {
      this.#size += 1;
      table.names = undefined;
    }
    table.objects.set(name, object);
    this.#all = undefined;
  }

  remove(namespace: string, name: string): void {
    const table = this.#namespaces.get(namespace);
    if (table?.objects.delete(name)) {
      this.#size -= 1;
      this.#all = undefined;
      table.names = undefined;
      if (!table.objects.size) {
        this.#namespaces.delete(namespace);
        this.#namespaceNames = undefined;
      }
    }
  }

  /** All objects, or those of one namespace. The array is not to be changed. */
  list(namespace?: string): readonly KubeObject[] {
    if (namespace !== undefined) {
      return this.#inNamespace(namespace);
    }
    this.#namespaceNames ??= [...this.#namespaces.keys()].sort();
    this.#all ??= this.#namespaceNames.flatMap(name => this.#inNamespace(name));
    return this.#all;
  }

  #inNamespace(namespace: string): KubeObject[] {
    const table = this.#namespaces.get(namespace);
    if (!table) {
      return [];
    }
    table.names ??= [...table.objects.keys()].sort();
    return table.names.map(name => table.objects.get(name)!);
  }
}
