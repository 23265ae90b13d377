import { describe, expect, it } from 'vitest';
import { residentMemory } from '../../../../src/main/laboratory/run-queue/process-memory.js';

describe('residentMemory', () => {
  it.skipIf(process.platform === 'win32')('is about what a process says of itself', async () => {
    const bytes = await residentMemory(process.pid);
    expect(bytes).toBeGreaterThan(process.memoryUsage.rss() / 2);
    expect(bytes).toBeLessThan(process.memoryUsage.rss() * 2);
  });

  it('is null where nothing is told', async () => {
    expect(await residentMemory(process.pid, 'win32')).toBeNull();
    expect(await residentMemory(2 ** 30, 'linux')).toBeNull();
  });
});
