import { describe, expect, it } from 'vitest';
import { gainInterval } from '../../../src/main/analysis/gain-interval.js';
import { createRandom } from '../../../src/main/analysis/random.js';
import { normalQuantile, tQuantile } from '../../../src/main/analysis/special.js';

const REQUESTED = [1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5];
const SETS = 400;

interface World {
  readonly gain: number;
  readonly units: number;
  /** Standard deviations: of a level's wording (all units alike), of one score, of the units' gains. */
  readonly wording: number;
  readonly noise: number;
  readonly spread: number;
}

function coverage(world: World, seed: number): number {
  const random = createRandom(seed);
  const draw = () => normalQuantile(Math.max(random.next(), 2 ** -54));
  let covered = 0;
  for (let set = 0; set < SETS; set += 1) {
    const wording = REQUESTED.map(() => world.wording * draw());
    const observed = Array.from({ length: world.units }, () => {
      const gain = world.gain + world.spread * draw();
      const level = draw();
      return REQUESTED.map((score, index) => level + gain * score + wording[index]! + world.noise * draw());
    });
    const interval = gainInterval({
      observed,
      requested: REQUESTED,
      confidence: 0.95,
      replicates: 300,
      random,
    });
    if (interval.low <= world.gain && world.gain <= interval.high) covered += 1;
  }
  return covered / SETS;
}

describe('gainInterval', () => {
  it.each([
    [1, 10, 0.2, 0.15, 0.1],
    [0.5, 10, 0.2, 0.15, 0.1],
    [0, 10, 0.2, 0.15, 0.1],
    [1, 5, 0.2, 0, 0],
    [0.5, 1, 0.2, 0.1, 0],
    [0, 20, 0, 0.3, 0.1],
    [0.5, 2, 0.2, 0.15, 0.1],
  ])(
    'covers a true gain of %f at 95 %% with %i units, wording %f, noise %f, spread %f',
    (gain, units, wording, noise, spread) => {
      const share = coverage({ gain, units, wording, noise, spread }, 21);
      expect(share).toBeGreaterThanOrEqual(0.9);
      expect(share).toBeLessThanOrEqual(0.99);
    },
  );

  it("comes near to a regression's t interval with one unit", () => {
    const residuals = [0.2, -0.1, -0.2, 0.1, 0, 0.15, -0.25, 0.05, 0.05];
    const observed = [REQUESTED.map((score, index) => 0.5 * score + residuals[index]!)];
    const { estimate, low, high, unitShare } = gainInterval({
      observed,
      requested: REQUESTED,
      confidence: 0.95,
      replicates: 20_000,
      random: createRandom(1),
    });
    expect(unitShare).toBe(0);
    // Wide enough for the same order of error: between the normal and twice Student's reach.
    const mean = residuals.reduce((sum, value) => sum + value, 0) / 9;
    const rough = Math.sqrt(residuals.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 7 / 15);
    expect((high - low) / 2).toBeGreaterThan(1.5 * rough);
    expect((high - low) / 2).toBeLessThan(2 * tQuantile(0.975, 7) * rough);
    expect((low + high) / 2).toBeCloseTo(estimate, 1);
  });

  it('tells wording, common to all units, from differences between units', () => {
    const wording = [0.3, -0.2, 0.1, -0.3, 0.2, 0.3, -0.1, -0.2, 0.1];
    const common = Array.from({ length: 6 }, (_, unit) =>
      REQUESTED.map((score, index) => unit + score + wording[index]!),
    );
    const different = Array.from({ length: 6 }, (_, unit) =>
      REQUESTED.map((score) => score * (0.5 + 0.2 * unit)),
    );
    const read = (observed: number[][]) =>
      gainInterval({
        observed,
        requested: REQUESTED,
        confidence: 0.95,
        replicates: 500,
        random: createRandom(2),
      });
    expect(read(common).unitShare).toBeCloseTo(0, 12);
    expect(read(common).high - read(common).low).toBeGreaterThan(0.1);
    expect(read(different).unitShare).toBeCloseTo(1, 12);
    expect(read(different).estimate).toBeCloseTo(1, 12);
    expect(read(different)).toEqual(read(different));
  });

  it('is a point where every unit follows without error', () => {
    const exact = gainInterval({
      observed: [REQUESTED, REQUESTED],
      requested: REQUESTED,
      confidence: 0.95,
      replicates: 100,
      random: createRandom(3),
    });
    expect(exact.estimate).toBeCloseTo(1, 12);
    expect(exact.low).toBeCloseTo(1, 12);
    expect(exact.high).toBeCloseTo(1, 12);
  });

  it('refuses misuse', () => {
    const good = {
      observed: [REQUESTED],
      requested: REQUESTED,
      confidence: 0.95,
      replicates: 10,
      random: createRandom(1),
    };
    expect(() => gainInterval({ ...good, observed: [] })).toThrow(RangeError);
    expect(() => gainInterval({ ...good, observed: [[1, 2]] })).toThrow(/unit 0/);
    expect(() => gainInterval({ ...good, observed: [[1, 2]], requested: [1, 2] })).toThrow(/three levels/);
    expect(() => gainInterval({ ...good, requested: REQUESTED.map(() => 1) })).toThrow(/differ/);
    expect(() => gainInterval({ ...good, confidence: 0 })).toThrow(RangeError);
    expect(() => gainInterval({ ...good, replicates: 0.5 })).toThrow(RangeError);
    expect(() => gainInterval({ ...good, observed: [REQUESTED.map(() => NaN)] })).toThrow(/finite/);
  });
});
