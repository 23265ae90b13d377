import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { atMostEvery } from '../../../src/renderer/api/at-most-every.js';

describe('an action that is done at most every second', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('is done at once, and once more at the end where it was asked for meanwhile', () => {
    const action = vi.fn();
    const ask = atMostEvery(1000, action);
    ask();
    expect(action).toHaveBeenCalledTimes(1);
    ask();
    ask();
    vi.advanceTimersByTime(999);
    expect(action).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(1);
    expect(action).toHaveBeenCalledTimes(2);
    vi.advanceTimersByTime(5000);
    expect(action).toHaveBeenCalledTimes(2);
    ask();
    expect(action).toHaveBeenCalledTimes(3);
  });

  it('is not done any more once it was cancelled', () => {
    const action = vi.fn();
    const ask = atMostEvery(1000, action);
    ask();
    ask();
    ask.cancel();
    vi.advanceTimersByTime(5000);
    expect(action).toHaveBeenCalledTimes(1);
  });
});
