const GENERATION = 8_000;

/** What was asked for in this generation or the one before it: enough to find repetitions, never a leak. */
class Generations<T> {
  #young = new Map<string, T>();
  #old = new Map<string, T>();

  get(key: string): T | undefined {
    const young = this.#young.get(key);
    if (young !== undefined) return young;
    const old = this.#old.get(key);
    if (old !== undefined) this.put(key, old);
    return old;
  }

  put(key: string, value: T): void {
    if (this.#young.size >= GENERATION) {
      this.#old = this.#young;
      this.#young = new Map();
    }
    this.#young.set(key, value);
  }
}

/**
 * One copy of what thousands of records say alike: parsed JSON has a text of its own for each time that a namespace,
 * a label or a message occurs.
 */
export class SharedValues {
  readonly #texts = new Generations<string>();
  readonly #values = new Generations<object>();

  text(text: string): string {
    const known = this.#texts.get(text);
    if (known !== undefined) return known;
    this.#texts.put(text, text);
    return text;
  }

  /** An equal plain value that was seen before, or this one. */
  value<T extends object | undefined>(value: T): T {
    if (value === undefined) return value;
    const key = JSON.stringify(value);
    const known = this.#values.get(key) as T | undefined;
    if (known !== undefined) return known;
    this.texts(value);
    this.#values.put(key, value);
    return value;
  }

  /** Puts shared texts in the place of an object's own, except of the fields that are named. */
  texts(object: object | undefined, except?: ReadonlySet<string>): void {
    if (object === undefined || Object.isFrozen(object)) return;
    const fields = object as Record<string, unknown>;
    for (const name of Object.keys(fields)) {
      const field = fields[name];
      if (typeof field === 'string' && !except?.has(name)) {
        fields[name] = this.text(field);
      }
    }
  }
}
