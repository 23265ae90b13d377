import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Throttle } from '../../../../src/main/laboratory/run-queue/throttle.js';

describe('Throttle', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('works at once, and no more than five times a second however often it is asked', () => {
    let worked = 0;
    const throttle = new Throttle(200, () => {
      worked += 1;
    });
    throttle.ask();
    expect(worked).toBe(1);
    for (let millisecond = 0; millisecond < 1000; millisecond += 1) {
      throttle.ask();
      vi.advanceTimersByTime(1);
    }
    expect(worked).toBeGreaterThanOrEqual(5);
    expect(worked).toBeLessThanOrEqual(6);
  });

  it('loses no last wish', () => {
    let worked = 0;
    const throttle = new Throttle(200, () => {
      worked += 1;
    });
    throttle.ask();
    throttle.ask();
    vi.advanceTimersByTime(199);
    expect(worked).toBe(1);
    vi.advanceTimersByTime(1);
    expect(worked).toBe(2);
    vi.advanceTimersByTime(1000);
    expect(worked).toBe(2);
  });

  it('does what is open when it is flushed, and nothing afterwards', () => {
    let worked = 0;
    const throttle = new Throttle(200, () => {
      worked += 1;
    });
    throttle.flush();
    expect(worked).toBe(0);
    throttle.ask();
    throttle.ask();
    throttle.flush();
    expect(worked).toBe(2);
    vi.advanceTimersByTime(1000);
    expect(worked).toBe(2);
  });
});
