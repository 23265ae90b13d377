import { describe, expect, it } from 'vitest';
import { carriesToken, newToken, Tickets } from '../../../src/main/web/token.js';

describe('tokens', () => {
  it('are never the same', () => {
    expect(new Set(Array.from({ length: 1000 }, newToken)).size).toBe(1000);
  });

  it('are read from their header alone', () => {
    const token = newToken();
    expect(carriesToken(`Bearer ${token}`, token)).toBe(true);
    expect(carriesToken(`bearer ${token}`, token)).toBe(true);
    for (const header of [undefined, '', token, `Bearer${token}`, `Bearer ${token} `, `Bearer ${token}\n`]) {
      expect(carriesToken(header, token)).toBe(false);
    }
  });

  it('are not carried by nothing', () => {
    expect(carriesToken('Bearer ', '')).toBe(false);
    expect(carriesToken(undefined, '')).toBe(false);
  });
});

describe('tickets', () => {
  it('are good once, for a minute', () => {
    let now = 0;
    const tickets = new Tickets(() => now);
    const [used, late] = [tickets.issue(), tickets.issue()];
    expect(tickets.redeem('')).toBe(false);
    now = 60_000;
    expect(tickets.redeem(used)).toBe(true);
    expect(tickets.redeem(used)).toBe(false);
    now = 60_001;
    expect(tickets.redeem(late)).toBe(false);
  });
});
