import { createHash } from 'node:crypto';

const DAY = 86_400;

/** Numbers from 0 to 1 that depend on nothing but the text. */
export function seeded(text: string): (index: number) => number {
  const bytes = createHash('sha256').update(text).digest();
  return index => bytes.readUInt16BE((index % 16) * 2) / 65_536;
}

interface Wave {
  amplitude: number;
  period: number;
  phase: number;
}

/** A rate that swings with the day and the hour, and its integral, in closed form. */
export class Traffic {
  readonly #base: number;
  readonly #waves: Wave[];

  static create(options: { seed: string; base: number }): Traffic {
    const random = seeded(options.seed);
    return new Traffic(options.base, [
      { amplitude: 0.55, period: DAY, phase: random(0) * DAY * 0.1 },
      {
        amplitude: 0.2,
        period: 7000 + random(1) * 1500,
        phase: random(2) * DAY,
      },
      { amplitude: 0.1, period: 900 + random(3) * 300, phase: random(4) * DAY },
    ]);
  }

  private constructor(base: number, waves: Wave[]) {
    this.#base = base;
    this.#waves = waves;
  }

  /** Events a second. */
  rate(time: number): number {
    return (
      this.#base *
      this.#waves.reduce(
        (sum, { amplitude, period, phase }) =>
          sum + amplitude * Math.sin((2 * Math.PI * (time + phase)) / period),
        1,
      )
    );
  }

  /** Events between two instants. */
  events(from: number, to: number): number {
    const integral = (time: number) =>
      this.#waves.reduce(
        (sum, { amplitude, period, phase }) =>
          sum -
          ((amplitude * period) / (2 * Math.PI)) *
            Math.cos((2 * Math.PI * (time + phase)) / period),
        time,
      );
    return this.#base * (integral(to) - integral(from));
  }
}
