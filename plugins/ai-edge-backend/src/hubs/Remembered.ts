/** What takes a while to make, made when it is first wanted. A failure is not kept: the next one who asks tries again. */
export class Remembered<T> {
  readonly #create: () => Promise<T>;
  #made?: Promise<T>;
  #known?: T;

  constructor(create: () => Promise<T>) {
    this.#create = create;
  }

  /** What was made last, if anything was. */
  get known(): T | undefined {
    return this.#known;
  }

  get(): Promise<T> {
    this.#made ??= this.#make();
    return this.#made;
  }

  /** Makes it anew when it is next wanted. */
  forget(): void {
    this.#made = undefined;
  }

  async #make(): Promise<T> {
    try {
      this.#known = await this.#create();
      return this.#known;
    } catch (error) {
      this.forget();
      throw error;
    }
  }
}
