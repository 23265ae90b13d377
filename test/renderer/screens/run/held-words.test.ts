import { describe, expect, it } from 'vitest';
import {
  heldStartWords,
  heldWords,
  threadLimitWords,
  waitingWords,
} from '../../../../src/renderer/screens/run/held-words.js';

const now = new Date(2026, 2, 3, 15);
const window = { reason: 'window', until: new Date(2026, 2, 3, 22).toISOString() } as const;
const tomorrow = { reason: 'window', until: new Date(2026, 2, 4, 6, 30).toISOString() } as const;
const reopened = { reason: 'reopened' } as const;

describe('a queue that stands still', () => {
  it('says why, and from when it goes on', () => {
    expect(heldWords(window, now)).toContain('from today, 22:00.');
    expect(heldWords(tomorrow, now)).toContain('from tomorrow, 06:30.');
    expect(heldWords(reopened, now)).toMatch(/nothing begins by itself/);
  });

  it('says so of a study in it, and what starting it does', () => {
    expect(waitingWords(window, now)).toMatch(/today, 22:00\. Started now, it runs at once/);
    expect(waitingWords(reopened, now)).toMatch(/Nothing begins by itself/);
    expect(waitingWords(null, now)).toMatch(/about to begin/);
    expect(heldStartWords(window, 0)).toBe('Run now');
    expect(heldStartWords(reopened, 0)).toBe('Start');
    expect(heldStartWords(reopened, 12)).toBe('Resume');
  });

  it('says how many threads compute', () => {
    expect(threadLimitWords(1)).toContain('1 thread at most');
    expect(threadLimitWords(2)).toContain('2 threads at most');
  });
});
