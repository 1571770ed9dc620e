import { NotFoundError } from '@backstage/errors';
import { Fault, FaultKind, FaultTarget, matchesPath } from './Fault';
import { parseFault } from './parseFault';

/** The faults that are on. */
export class FaultList {
  readonly #faults = new Map<string, Fault>();
  #added: (fault: Fault) => void = () => {};
  #count = 0;

  static create() {
    return new FaultList();
  }

  /** Tells of each fault that is switched on. */
  onAdded(listener: (fault: Fault) => void): void {
    this.#added = listener;
  }

  list(): Fault[] {
    return [...this.#faults.values()];
  }

  /** A fault with the id of another replaces it. */
  add(body: unknown): Fault {
    const fault = parseFault(body, () => {
      this.#count += 1;
      return `fault-${this.#count}`;
    });
    // A restart is over before anybody could take it away.
    if (fault.fault !== 'restart') this.#faults.set(fault.id, fault);
    this.#added(fault);
    return fault;
  }

  remove(id: string): void {
    if (!this.#faults.delete(id)) {
      throw new NotFoundError(`id: there is no fault "${id}"`);
    }
  }

  /** The faults that hit a request, of the kinds that mean something to it; each hit is counted. */
  hit(
    target: FaultTarget,
    name: string | undefined,
    path: string,
    concerns: (kind: FaultKind) => boolean = () => true,
  ): Fault[] {
    const hits = this.list().filter(
      fault =>
        fault.target === target &&
        (fault.name === undefined || fault.name === name) &&
        concerns(fault.fault) &&
        matchesPath(fault, path),
    );
    for (const fault of hits) {
      fault.hits += 1;
      if (fault.times !== undefined && fault.hits >= fault.times) {
        this.#faults.delete(fault.id);
      }
    }
    return hits;
  }
}
