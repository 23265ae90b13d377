import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PaceMeter } from '../../../../src/main/laboratory/bundles/pace.js';

describe('a pace', () => {
  it('is what was done in the time that it took', () => {
    let now = 0;
    const meter = new PaceMeter(() => now);
    expect(meter.tell(0.5, 100)).toEqual({ rate: null, secondsLeft: null });
    now = 10_000;
    expect(meter.tell(0.75, 100)).toEqual({ rate: 2.5, secondsLeft: 10 });
  });

  it('begins anew where another thing is done, or the same once more', () => {
    let now = 0;
    const meter = new PaceMeter(() => now);
    meter.tell(0, 100);
    now = 10_000;
    expect(meter.tell(0.5, 200).rate).toBeNull();
    now = 20_000;
    expect(meter.tell(0.1, 200).rate).toBeNull();
    expect(meter.tell(null, 200).rate).toBeNull();
    expect(meter.tell(0.9, null).rate).toBeNull();
  });

  it('is never negative, infinite or no number', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(100_000))), (told) => {
        let now = 0;
        const meter = new PaceMeter(() => now);
        for (const [share, later] of told) {
          now += later;
          const { rate, secondsLeft } = meter.tell(share, 1000);
          for (const value of [rate, secondsLeft]) {
            if (value !== null) expect(Number.isFinite(value) && value >= 0).toBe(true);
          }
        }
      }),
    );
  });
});
