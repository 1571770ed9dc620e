/** The files of a repository at one commit. */
export interface FileTree {
  paths(): string[];
  read(path: string): string | undefined;
}

export class DefaultFileTree implements FileTree {
  readonly #files: ReadonlyMap<string, string>;

  static create(files: ReadonlyMap<string, string>): DefaultFileTree {
    return new DefaultFileTree(files);
  }

  private constructor(files: ReadonlyMap<string, string>) {
    this.#files = files;
  }

  paths() {
    return [...this.#files.keys()];
  }

  read(path: string) {
    return this.#files.get(path);
  }
}
