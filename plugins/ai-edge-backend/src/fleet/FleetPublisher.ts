import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import {
  FLEET_EVENTS_TOPIC,
  FLEET_SIGNAL_CHANNEL,
  type FleetEventPayload,
  type FleetKind,
} from '@ai-edge/backstage-plugin-ai-edge-common';
import type { EventsService } from '@backstage/plugin-events-node';
import type { SignalsService } from '@backstage/plugin-signals-node';
import type { Fleet, FleetChange } from './Fleet';

const MAX_REFS = 500;
const INTERVAL_MS = 1_000;

/**
 * Tells other plugins and open pages what changed, at most once a second. Signals never name anything: they reach
 * everybody.
 */
export class FleetPublisher {
  readonly #fleet: Pick<Fleet, 'revision'>;
  readonly #events: EventsService;
  readonly #signals: SignalsService;
  readonly #logger: LoggerService;
  readonly #kinds = new Set<FleetKind>();
  readonly #refs = new Set<string>();
  #overflow = false;
  #timer?: NodeJS.Timeout;
  #publishedAt = 0;

  static create(options: {
    fleet: Pick<Fleet, 'revision' | 'onChange'>;
    events: EventsService;
    signals: SignalsService;
    logger: LoggerService;
  }): FleetPublisher {
    const publisher = new FleetPublisher(options);
    options.fleet.onChange(change => publisher.notify(change));
    return publisher;
  }

  private constructor(options: {
    fleet: Pick<Fleet, 'revision'>;
    events: EventsService;
    signals: SignalsService;
    logger: LoggerService;
  }) {
    this.#fleet = options.fleet;
    this.#events = options.events;
    this.#signals = options.signals;
    this.#logger = options.logger;
  }

  /** Takes a change of the fleet, or of something beside it. */
  notify(change: FleetChange): void {
    change.kinds.forEach(kind => this.#kinds.add(kind));
    for (const ref of change.refs) {
      if (this.#refs.size < MAX_REFS) this.#refs.add(ref);
      else if (!this.#refs.has(ref)) this.#overflow = true;
    }
    if (!this.#timer) {
      const wait = this.#publishedAt + INTERVAL_MS - Date.now();
      this.#timer = setTimeout(() => this.#publish(), Math.max(0, wait));
      this.#timer.unref();
    }
  }

  #publish(): void {
    const kinds = [...this.#kinds].sort();
    const payload: FleetEventPayload = {
      kinds,
      refs: [...this.#refs],
      overflow: this.#overflow,
    };
    this.#timer = undefined;
    this.#publishedAt = Date.now();
    this.#kinds.clear();
    this.#refs.clear();
    this.#overflow = false;
    Promise.all([
      this.#events.publish({
        topic: FLEET_EVENTS_TOPIC,
        eventPayload: payload,
      }),
      this.#signals.publish({
        recipients: { type: 'broadcast' },
        channel: FLEET_SIGNAL_CHANNEL,
        message: { kinds, revision: this.#fleet.revision },
      }),
    ]).catch(error =>
      this.#logger.warn(
        `A change was not announced: ${toError(error).message}`,
      ),
    );
  }
}
