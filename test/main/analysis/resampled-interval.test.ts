import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/main/analysis/random.js';
import { resampledInterval, resampledIntervals } from '../../../src/main/analysis/resampled-interval.js';

const options = (replicates = 2000, seed = 1) => ({
  confidence: 0.9,
  replicates,
  random: createRandom(seed),
});

describe('resampledInterval', () => {
  it('takes the percentiles of the replicates', () => {
    const interval = resampledInterval(0.5, options(20_000), (random) => random.next());
    expect(interval?.low).toBeCloseTo(0.05, 1);
    expect(interval?.high).toBeCloseTo(0.95, 1);
    expect(interval).toMatchObject({ estimate: 0.5, replicates: 20_000, undefinedReplicates: 0 });
  });

  it('counts undefined resamples, and gives no interval above one in twenty', () => {
    let call = 0;
    const every = (n: number) => () => ((call += 1), call % n === 0 ? null : call);
    expect(resampledInterval(1, options(100), every(20))?.undefinedReplicates).toBe(5);
    call = 0;
    expect(resampledInterval(1, options(100), every(19))?.undefinedReplicates).toBe(5);
    call = 0;
    expect(resampledInterval(1, options(100), every(16))).toBeNull();
  });

  it('keeps several statistics to the same resamples', () => {
    const both = resampledIntervals({ a: 0, b: 0 }, options(), (random) => {
      const drawn = random.next();
      return { a: drawn, b: -drawn };
    });
    expect(both.a?.low).toBeCloseTo(-(both.b?.high ?? NaN), 12);
  });

  it('refuses misuse', () => {
    const statistic = () => 1;
    expect(() => resampledInterval(1, { ...options(), confidence: 1 }, statistic)).toThrow(RangeError);
    expect(() => resampledInterval(1, { ...options(), replicates: 0 }, statistic)).toThrow(RangeError);
    expect(() => resampledInterval(1, options(), () => NaN)).toThrow(RangeError);
  });
});
