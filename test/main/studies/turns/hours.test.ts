import { describe, expect, it } from 'vitest';
import { hoursAt } from '../../../../src/main/studies/turns/hours.js';

const local = (hours: number, minutes = 0): Date => new Date(2026, 2, 3, hours, minutes);

describe('hoursAt', () => {
  it('is free where no hours are set', () => {
    expect(hoursAt(local(3), { window: null, quiet: null })).toEqual({ opens: null, threadLimit: null });
  });

  it('tells when the window opens, and the threads of quiet hours', () => {
    const unattended = {
      window: { from: '22:00', to: '07:00' },
      quiet: { from: '06:00', to: '09:00', threads: 2 },
    };
    expect(hoursAt(local(23), unattended)).toEqual({ opens: null, threadLimit: null });
    expect(hoursAt(local(6, 30), unattended)).toEqual({ opens: null, threadLimit: 2 });
    expect(hoursAt(local(8), unattended)).toEqual({ opens: local(22).toISOString(), threadLimit: 2 });
  });
});
