import type { Request, RequestHandler } from 'express';

/** One request that the lab answered. */
export interface LoggedRequest {
  time: string;
  target: string;
  name?: string;
  method: string;
  path: string;
  userAgent?: string;
  user?: string;
  status: number;
  ms: number;
}

/** The newest requests, and how many there were since it was cleared. */
export class RequestLog {
  readonly #capacity: number;
  #requests: LoggedRequest[] = [];
  #counts: Record<string, number> = {};

  private constructor(capacity: number) {
    this.#capacity = capacity;
  }

  static create(options: { capacity?: number } = {}) {
    return new RequestLog(options.capacity ?? 2000);
  }

  /** `counts` is per target over everything since the last clear, `requests` is what of it is still kept. */
  snapshot(): { counts: Record<string, number>; requests: LoggedRequest[] } {
    return { counts: { ...this.#counts }, requests: [...this.#requests] };
  }

  clear(): void {
    this.#requests = [];
    this.#counts = {};
  }

  add(request: LoggedRequest): void {
    this.#counts[request.target] = (this.#counts[request.target] ?? 0) + 1;
    this.#requests.push(request);
    if (this.#requests.length > this.#capacity * 1.5) {
      this.#requests = this.#requests.slice(-this.#capacity);
    }
  }

  /** Logs the requests of one target when they end; a watch is logged when it is closed. */
  middleware(options: {
    target: string;
    name?: (request: Request) => string;
    user?: (request: Request) => string | undefined;
  }): RequestHandler {
    return (request, response, next) => {
      const started = Date.now();
      const { originalUrl: path, method } = request;
      const name = options.name?.(request);
      response.once('close', () => {
        this.add({
          time: new Date(started).toISOString(),
          target: options.target,
          ...(name && { name }),
          method,
          path,
          userAgent: request.header('user-agent'),
          user: options.user?.(request),
          status: response.statusCode,
          ms: Date.now() - started,
        });
      });
      next();
    };
  }
}
