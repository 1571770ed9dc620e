import { isHubError } from '../../hubs';
import { forEachLimited } from '../kserve/forEachLimited';
import { toInstant } from '../kserve/toInstant';
import type { Device } from './flightctlTypes';

/** So many are asked about in one round, so many of them at a time: the others come later. */
const MAX_ASKED = 20;
const CONCURRENCY = 4;

interface Contact {
  /** When a round saw the device answer. */
  answered?: string;
  /** What FlightCtl said of a device that is silent; asked once for each silence. */
  asked?: { lastSeen?: string };
}

/**
 * When each device was heard last. Newer FlightCtl servers do not say it in their lists, and one call for each device
 * would be too much: only those that have fallen silent are asked about.
 */
export class DeviceContacts {
  readonly #ask: (device: string) => Promise<string | undefined>;
  #contacts = new Map<string, Contact>();

  static create(options: {
    /** Throws a `HubError` when FlightCtl does not answer. */
    ask: (device: string) => Promise<string | undefined>;
  }): DeviceContacts {
    return new DeviceContacts(options.ask);
  }

  private constructor(ask: (device: string) => Promise<string | undefined>) {
    this.#ask = ask;
  }

  /** Takes note of who answers now. Answers why some that do not could not be asked about, if so. */
  async look(
    answers: Map<string, boolean>,
    now: string,
  ): Promise<string | undefined> {
    const contacts = new Map<string, Contact>();
    for (const [name, answersNow] of answers) {
      contacts.set(
        name,
        answersNow ? { answered: now } : this.#contacts.get(name) ?? {},
      );
    }
    this.#contacts = contacts;
    const unasked = [...answers]
      .filter(([name, answersNow]) => !answersNow && !contacts.get(name)?.asked)
      .slice(0, MAX_ASKED);
    let problem: string | undefined;
    await forEachLimited(unasked, CONCURRENCY, async ([name]) => {
      try {
        const lastSeen = await this.#ask(name);
        contacts.set(name, {
          ...contacts.get(name),
          asked: lastSeen === undefined ? {} : { lastSeen },
        });
      } catch (error) {
        if (!isHubError(error)) throw error;
        problem = error.message;
      }
    });
    return problem;
  }

  /** When a device was seen last, as far as that is known. */
  lastSeen({ metadata, status }: Device): string | undefined {
    const { asked, answered } = this.#contacts.get(metadata.name) ?? {};
    return toInstant(status?.lastSeen) ?? asked?.lastSeen ?? answered;
  }
}
