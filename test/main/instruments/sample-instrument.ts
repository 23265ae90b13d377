import type { Instrument } from '../../../src/shared/domain/instrument.js';

/** A small valid instrument: domain D with facets F (items a+, b-) and G (item c+), and an axis X (items d+, e-). */
export function sampleInstrument(): Instrument {
  const pole = (name: string, letter?: string) => (letter === undefined ? { name } : { name, letter });
  return {
    schemaVersion: 1,
    id: 'sample',
    name: 'Sample',
    version: '1',
    description: 'For tests.',
    licence: 'CC0-1.0',
    citation: 'None.',
    format: 'rating',
    options: [1, 2, 3].map((score) => ({ score, text: { en: `option ${score}` } })),
    scales: [
      { id: 'D', name: 'D', kind: 'domain', low: pole('low'), high: pole('high') },
      { id: 'F', name: 'F', kind: 'facet', parent: 'D', low: pole('low'), high: pole('high') },
      { id: 'G', name: 'G', kind: 'facet', parent: 'D', low: pole('low'), high: pole('high') },
      { id: 'X', name: 'X', kind: 'axis', low: pole('left', 'L'), high: pole('right', 'R') },
    ],
    items: [
      { id: 'a', text: { en: 'item a' }, keys: [{ scale: 'F', sign: 1 }] },
      { id: 'b', text: { en: 'item b' }, keys: [{ scale: 'F', sign: -1 }] },
      { id: 'c', text: { en: 'item c' }, keys: [{ scale: 'G', sign: 1 }] },
      { id: 'd', text: { en: 'item d' }, keys: [{ scale: 'X', sign: 1 }] },
      { id: 'e', text: { en: 'item e' }, keys: [{ scale: 'X', sign: -1 }] },
    ],
  };
}
