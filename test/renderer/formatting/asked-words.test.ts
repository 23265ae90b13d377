import { describe, expect, it } from 'vitest';
import { askedWords } from '../../../src/renderer/formatting/asked-words.js';

describe('askedWords', () => {
  const named = (count: number) =>
    Array.from({ length: count }, (_, place) => ({ id: `i${place}`, name: `Instrument ${place}` }));

  it('names instruments, and counts many experiments', () => {
    expect(askedWords({ kind: 'resistance', instruments: named(3) }, ', ')).toBe(
      'Instrument 0, Instrument 1, Instrument 2',
    );
    expect(askedWords({ kind: 'replication', instruments: named(2) }, ' and ')).toBe(
      'Instrument 0 and Instrument 1',
    );
    expect(askedWords({ kind: 'replication', instruments: named(21) }, ', ')).toBe('21 experiments');
  });
});
