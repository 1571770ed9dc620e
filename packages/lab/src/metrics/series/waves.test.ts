import { seeded, Traffic } from './waves';

describe('Traffic', () => {
  const traffic = Traffic.create({ seed: 'a', base: 3 });

  it('has an integral that is the sum of its rate', () => {
    const start = 1_768_003_200;
    let sum = 0;
    for (let t = 0; t < 3600; t += 1) sum += traffic.rate(start + t + 0.5);
    expect(traffic.events(start, start + 3600)).toBeCloseTo(sum, 3);
  });

  it('never runs backwards and is about what it is meant to be', () => {
    const day = 86_400;
    for (let t = 0; t < day; t += 500) {
      expect(traffic.rate(t)).toBeGreaterThan(0);
    }
    expect(traffic.events(0, 30 * day) / (30 * day)).toBeCloseTo(3, 1);
  });

  it('depends on nothing but its seed', () => {
    expect(Traffic.create({ seed: 'a', base: 3 }).rate(5)).toBe(
      traffic.rate(5),
    );
    expect(Traffic.create({ seed: 'b', base: 3 }).rate(5)).not.toBe(
      traffic.rate(5),
    );
    expect(seeded('x')(3)).toBe(seeded('x')(3));
  });
});
