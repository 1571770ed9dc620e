import { UsageError } from '../UsageError';

/** A file over this size holds no manifest. Layouts read none of them either. */
export const MAX_FILE_BYTES = 1024 * 1024;

const MAX_FILES = 200_000;
const MAX_TOTAL_BYTES = 512 * 1024 * 1024;

/** A file of the repository that is not looked at, and why. */
export interface Skipped {
  path: string;
  why: 'link' | 'submodule' | 'large' | 'binary';
}

/** Throws once a repository is larger than anybody wants to read. */
export class Budget {
  #files = 0;
  #bytes = 0;

  take(bytes: number): void {
    this.#files += 1;
    this.#bytes += bytes;
    if (this.#files > MAX_FILES || this.#bytes > MAX_TOTAL_BYTES) {
      throw new UsageError(
        `the repository has more than ${MAX_FILES} files or ${MAX_TOTAL_BYTES} bytes of text`,
      );
    }
  }
}
