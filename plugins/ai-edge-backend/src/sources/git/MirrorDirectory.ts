import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Where mirrors are: a configured directory, which outlives the process, or else one that is made when it is first
 * needed and removed with the process. A fixed name under the shared temporary directory could be prepared by
 * somebody else.
 */
export class MirrorDirectory {
  readonly #configured?: string;
  #temporary?: string;
  readonly #remove = () => {
    if (this.#temporary) {
      rmSync(this.#temporary, { recursive: true, force: true });
      this.#temporary = undefined;
    }
  };

  static create(configured?: string) {
    return new MirrorDirectory(configured);
  }

  private constructor(configured?: string) {
    this.#configured = configured;
  }

  path(name: string): string {
    if (this.#configured) return join(this.#configured, name);
    if (!this.#temporary) {
      this.#temporary = mkdtempSync(join(tmpdir(), 'ai-edge-git-'));
      process.once('exit', this.#remove);
    }
    return join(this.#temporary, name);
  }

  removeTemporary() {
    process.off('exit', this.#remove);
    this.#remove();
  }
}
