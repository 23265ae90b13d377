import { describe, expect, it } from 'vitest';
import { readHours } from '../../../src/main/cli/run-hours.js';

describe('the hours of a command line', () => {
  it('are spans of the day, and threads', () => {
    expect(readHours({})).toEqual({ window: null, quiet: null });
    expect(readHours({ between: '22:00-07:00', quiet: '08:00-18:00=2' })).toEqual({
      window: { from: '22:00', to: '07:00' },
      quiet: { from: '08:00', to: '18:00', threads: 2 },
    });
  });

  it.each(['', '22:00', '22-07', '24:00-07:00', '22:00-07:00-08:00', '22:00–07:00', '9:00-10:00'])(
    'are refused as --between %j',
    (between) => {
      expect(() => readHours({ between })).toThrow(
        expect.objectContaining({
          code: 'INVALID_INPUT',
          message: expect.stringContaining('--between') as string,
        }) as Error,
      );
    },
  );

  it.each([
    '08:00-18:00',
    '08:00-18:00=',
    '08:00-18:00=0',
    '08:00-18:00=1.5',
    '08:00-18:00=a',
    '08:00=1',
    '08:00-18:00=1=2',
  ])('are refused as --quiet %j', (quiet) => {
    expect(() => readHours({ quiet })).toThrow(
      expect.objectContaining({
        code: 'INVALID_INPUT',
        message: expect.stringContaining('--quiet') as string,
      }) as Error,
    );
  });
});
