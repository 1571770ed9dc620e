import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Request, type Response } from 'express';

export const DIGEST = `sha256:${'a'.repeat(64)}`;
export const CHILD = `sha256:${'c'.repeat(64)}`;
const MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
const INDEX = 'application/vnd.oci.image.index.v1+json';

/** A registry that holds what a test says, and counts what it is asked. */
export class RegistryFixture {
  /** Digests by reference, of every repository; `edge/bike` is the only one. */
  references: Record<string, string> = { [DIGEST]: DIGEST, v1: DIGEST };
  /** Digests that are lists, with what they list. */
  indexes: Record<string, string[]> = {};
  /** `Authorization` that is wanted, with the challenge for others. */
  wants?: { authorization: string; challenge: () => string };
  /** Answers everything, when set. */
  answer?: (request: Request, response: Response) => void;
  token: (request: Request) => { status: number; body?: object } = () => ({
    status: 404,
  });
  readonly asked: string[] = [];
  #server!: Server;

  static async start(): Promise<RegistryFixture> {
    const fixture = new RegistryFixture();
    const app = express();
    app.get('/token', (request, response) => {
      fixture.asked.push(`token ${request.query.scope}`);
      const { status, body } = fixture.token(request);
      response.status(status).json(body ?? {});
    });
    app.use((request, response) => fixture.#reply(request, response));
    await new Promise<void>(resolve => {
      fixture.#server = app.listen(0, '127.0.0.1', resolve);
    });
    return fixture;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  stop(): Promise<unknown> {
    return new Promise(resolve => this.#server.close(resolve));
  }

  #reply(request: Request, response: Response) {
    this.asked.push(`${request.method} ${request.url.replace('/v2/', '')}`);
    if (this.answer) {
      this.answer(request, response);
      return;
    }
    const { wants } = this;
    if (wants && request.headers.authorization !== wants.authorization) {
      response.set('WWW-Authenticate', wants.challenge()).status(401).end();
      return;
    }
    const [, what, reference] =
      /^\/v2\/(?:proxy\/)?edge\/bike\/(tags|manifests)\/(.+)$/.exec(
        request.path,
      ) ?? [];
    if (what === 'tags') {
      this.#tags(request, response);
      return;
    }
    const digest = this.references[reference];
    if (digest === undefined) {
      response.status(404).json({ errors: [{ code: 'MANIFEST_UNKNOWN' }] });
      return;
    }
    const listed = this.indexes[digest];
    response
      .set('Docker-Content-Digest', digest)
      .type(listed ? INDEX : MANIFEST)
      .send(
        JSON.stringify({
          manifests: listed?.map(inner => ({ digest: inner })),
        }),
      );
  }

  #tags({ query }: Request, response: Response) {
    const all = Object.keys(this.references)
      .filter(name => !name.startsWith('sha256:'))
      .sort()
      .filter(name => name > String(query.last ?? ''));
    const tags = all.slice(0, Number(query.n));
    if (tags.length < all.length) {
      response.set('Link', `</v2/edge/bike/tags/list?last=x>; rel="next"`);
    }
    response.json({ name: 'edge/bike', tags });
  }
}
