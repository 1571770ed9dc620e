import type { RequestListener } from 'node:http';
import { KubeError } from '../kube';
import { toStatus } from '../kube/api/status';

const STARTING = JSON.stringify(
  toStatus(new KubeError(503, 'ServiceUnavailable', 'the lab is starting')),
);

/** What a port answers: 503 until there is an app behind it. */
export class Door {
  #app: RequestListener | undefined;

  static create() {
    return new Door();
  }

  readonly listener: RequestListener = (request, response) => {
    if (this.#app) {
      this.#app(request, response);
      return;
    }
    response.writeHead(503, {
      'Content-Type': 'application/json',
      'Retry-After': '1',
    });
    response.end(STARTING);
  };

  open(app: RequestListener): void {
    this.#app = app;
  }
}
