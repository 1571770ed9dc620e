import type { RequestOptions } from 'node:https';
import type { KubeConfig } from '@kubernetes/client-node';
import type { HubAuth } from './TokenAuth';

/** Whatever the user of a kubeconfig says: token, token file, exec plugin, OIDC, basic. */
export class KubeConfigAuth implements HubAuth {
  readonly #load: () => KubeConfig;
  #config: KubeConfig;

  static create(load: () => KubeConfig): KubeConfigAuth {
    return new KubeConfigAuth(load);
  }

  private constructor(load: () => KubeConfig) {
    this.#load = load;
    this.#config = load();
  }

  async headers(): Promise<Record<string, string>> {
    const options: RequestOptions = {};
    await this.#config.applyToHTTPSOptions(options);
    const headers: Record<string, string> = {};
    for (const [name, value] of Object.entries(options.headers ?? {})) {
      headers[name.toLocaleLowerCase('en')] = String(value);
    }
    if (options.auth && !headers.authorization) {
      const basic = Buffer.from(options.auth).toString('base64');
      headers.authorization = `Basic ${basic}`;
    }
    return headers;
  }

  refresh(): boolean {
    this.#config = this.#load();
    return true;
  }
}
