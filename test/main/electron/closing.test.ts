import { describe, expect, it, vi } from 'vitest';
import { createClosing } from '../../../src/main/electron/closing.js';

describe('closing', () => {
  it('is done once, however often it is asked for', async () => {
    const close = vi.fn(async () => undefined);
    const exit = vi.fn();
    const leave = createClosing({
      isRunning: async () => false,
      confirm: async () => true,
      close,
      exit,
      log: vi.fn(),
    });
    await Promise.all([leave(), leave(), leave()]);
    expect(close).toHaveBeenCalledOnce();
    expect(exit).toHaveBeenCalledExactlyOnceWith(0);
  });

  it('ends in a failure where something could not be stored, and writes that down', async () => {
    const failure = new Error('disk full');
    const exit = vi.fn();
    const log = vi.fn();
    const close = () => Promise.reject(failure);
    await createClosing({ isRunning: async () => false, confirm: async () => true, close, exit, log })();
    expect(exit).toHaveBeenCalledExactlyOnceWith(1);
    expect(log).toHaveBeenCalledExactlyOnceWith(failure);
  });
});
