import { readFile, stat } from 'node:fs/promises';
import type { TokenConfig } from '../config';

/** Headers that make a request the portal's. */
export interface HubAuth {
  headers(): Promise<Record<string, string>>;
  /** Forgets what it remembers, after a 401. False when another try would send the same. */
  refresh(): boolean;
}

/** A bearer token from the configuration or from a file, which is read again when it has changed. */
export class TokenAuth implements HubAuth {
  readonly #token?: string;
  readonly #file?: string;
  #read?: { token: string; mtimeMs: number };

  static create(config: TokenConfig): TokenAuth {
    return new TokenAuth(config);
  }

  private constructor(config: TokenConfig) {
    this.#token = config.token;
    this.#file = config.tokenFile;
  }

  async headers(): Promise<Record<string, string>> {
    const token = this.#file ? await this.#fromFile(this.#file) : this.#token;
    return token ? { authorization: `Bearer ${token}` } : {};
  }

  refresh(): boolean {
    this.#read = undefined;
    return this.#file !== undefined;
  }

  async #fromFile(file: string): Promise<string> {
    const { mtimeMs } = await stat(file);
    if (this.#read?.mtimeMs !== mtimeMs) {
      this.#read = { token: (await readFile(file, 'utf8')).trim(), mtimeMs };
    }
    return this.#read.token;
  }
}
