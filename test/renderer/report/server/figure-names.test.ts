import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FigureNames } from '../../../../src/renderer/report/server/figure-names.js';

const SHA256 = 'abcdef0123'.padEnd(64, '0');

describe('FigureNames', () => {
  it('names a figure by kind, place, title and subject', () => {
    const names = new FigureNames('resistance');
    expect(names.next('adoption', 'Movement on Reserved – Outgoing', SHA256)).toBe(
      'resistance-adoption-movement-on-reserved-outgoing-abcdef01',
    );
    expect(names.next('verdict', 'Résistance', null)).toBe('resistance-verdict-resistance');
  });

  it('numbers names that would be alike', () => {
    const names = new FigureNames('gain');
    const given = [1, 2, 3].map(() => names.next('gate', 'Gate', SHA256));
    expect(given).toEqual([
      'gain-gate-gate-abcdef01',
      'gain-gate-gate-abcdef01-2',
      'gain-gate-gate-abcdef01-3',
    ]);
  });

  it('gives names that a bundle takes, each once, whatever the titles hold', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.string(), fc.string({ unit: 'binary' })), { maxLength: 20 }),
        (figures) => {
          const names = new FigureNames('readings');
          const given = figures.map(([place, title]) => names.next(place, title, SHA256));
          expect(new Set(given).size).toBe(given.length);
          for (const name of given) expect(name).toMatch(/^[a-z0-9][a-z0-9-]{0,119}$/);
        },
      ),
    );
  });
});
