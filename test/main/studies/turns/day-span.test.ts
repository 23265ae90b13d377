import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { isWithin, nextWithin } from '../../../../src/main/studies/turns/day-span.js';

const zone = process.env['TZ'];
afterEach(() => {
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
});

/** Moments are given in UTC and read by the clock of this place. */
function inZone(name: string): void {
  process.env['TZ'] = name;
}
const at = (iso: string): Date => new Date(iso);

describe('a span of the day', () => {
  it('holds its beginning and not its end', () => {
    inZone('UTC');
    const day = { from: '08:00', to: '18:00' };
    expect(isWithin(at('2026-03-01T07:59:59Z'), day)).toBe(false);
    expect(isWithin(at('2026-03-01T08:00:00Z'), day)).toBe(true);
    expect(isWithin(at('2026-03-01T17:59:59Z'), day)).toBe(true);
    expect(isWithin(at('2026-03-01T18:00:00Z'), day)).toBe(false);
  });

  it('goes over midnight where it ends before it begins', () => {
    inZone('UTC');
    const night = { from: '22:00', to: '07:00' };
    for (const [time, within] of [
      ['21:59', false],
      ['22:00', true],
      ['23:59', true],
      ['00:00', true],
      ['06:59', true],
      ['07:00', false],
    ] as const)
      expect([time, isWithin(at(`2026-03-01T${time}:00Z`), night)]).toEqual([time, within]);
    expect(nextWithin(at('2026-03-01T12:34:56Z'), night)).toEqual(at('2026-03-01T22:00:00Z'));
    expect(nextWithin(at('2026-03-01T23:00:01Z'), night)).toEqual(at('2026-03-01T23:00:01Z'));
  });

  it('is the whole day from a time to itself', () => {
    inZone('UTC');
    for (const time of ['00:00', '11:59', '12:00', '23:59'])
      expect(isWithin(at(`2026-03-01T${time}:00Z`), { from: '12:00', to: '12:00' })).toBe(true);
  });

  it('is that of the clock on the wall', () => {
    inZone('Asia/Kolkata');
    expect(nextWithin(at('2026-03-01T12:00:00Z'), { from: '22:00', to: '07:00' })).toEqual(
      at('2026-03-01T16:30:00Z'),
    );
  });
});

describe('when the clock is changed', () => {
  const early = { from: '02:30', to: '02:45' };

  it('a span is left out with the hour that is left out', () => {
    inZone('Europe/Berlin');
    // At 01:00 UTC on 29 March the clock went from 02:00 to 03:00.
    expect(nextWithin(at('2026-03-29T00:00:00Z'), early)).toEqual(at('2026-03-30T00:30:00Z'));
    const over = { from: '02:30', to: '06:00' };
    expect(nextWithin(at('2026-03-29T00:00:00Z'), over)).toEqual(at('2026-03-29T01:00:00Z'));
  });

  it('a span comes twice with the hour that comes twice', () => {
    inZone('Europe/Berlin');
    // At 01:00 UTC on 25 October the clock goes from 03:00 back to 02:00.
    expect(nextWithin(at('2026-10-25T00:00:00Z'), early)).toEqual(at('2026-10-25T00:30:00Z'));
    expect(nextWithin(at('2026-10-25T00:45:00Z'), early)).toEqual(at('2026-10-25T01:30:00Z'));
    expect(nextWithin(at('2026-10-25T01:45:00Z'), early)).toEqual(at('2026-10-26T01:30:00Z'));
  });

  it('a night is an hour shorter or longer, and begins and ends by the clock', () => {
    inZone('America/New_York');
    const night = { from: '22:00', to: '07:00' };
    const hours = (from: string): number => {
      let [minutes, moment] = [0, at(from)];
      for (; isWithin(moment, night); moment = new Date(moment.getTime() + 60_000)) minutes += 1;
      return minutes / 60;
    };
    expect(hours('2026-03-08T03:00:00Z')).toBe(8);
    expect(hours('2026-11-01T02:00:00Z')).toBe(10);
    expect(hours('2026-07-01T02:00:00Z')).toBe(9);
  });

  it('by half an hour, a span is found all the same', () => {
    inZone('Australia/Lord_Howe');
    // At 15:30 UTC on 3 October 2026 the clock goes from 02:00 to 02:30.
    expect(nextWithin(at('2026-10-03T15:00:00Z'), { from: '02:10', to: '02:40' })).toEqual(
      at('2026-10-03T15:30:00Z'),
    );
  });
});

describe('the next moment of a span', () => {
  const time = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));

  it('is the first full minute that is within it', () => {
    const zones = fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe');
    fc.assert(
      fc.property(time, time, zones, fc.integer({ min: 0, max: 365 * 1440 }), (from, to, name, minutes) => {
        inZone(name);
        const span = { from, to };
        const now = new Date(Date.UTC(2026, 0, 1) + minutes * 60_000 + 12_345);
        const next = nextWithin(now, span);
        expect(isWithin(next, span)).toBe(true);
        if (isWithin(now, span)) {
          expect(next).toEqual(now);
          return;
        }
        expect(next.getTime() % 60_000).toBe(0);
        for (let before = next.getTime() - 60_000; before > now.getTime(); before -= 60_000) {
          if (isWithin(new Date(before), span))
            throw new Error(`${new Date(before).toISOString()} is within`);
        }
        expect(next.getTime()).toBeGreaterThan(now.getTime());
      }),
      { numRuns: 300 },
    );
  });
});
