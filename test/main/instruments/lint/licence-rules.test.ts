import { describe, expect, it } from 'vitest';
import { findingsOf, soundRating } from './sound-instruments.js';

describe('licence-unclear', () => {
  it.each(['See our page.', 'free', 'unknown', 'ask the author'])('warns of %j', (licence) => {
    expect(findingsOf('licence-unclear', soundRating({ licence }))).toMatchObject([
      { severity: 'warning', path: ['licence'] },
    ]);
  });

  it.each([
    'CC0-1.0',
    'CC-BY-NC-SA-4.0',
    'Public domain (items); MIT (package)',
    'All rights reserved',
    'Used by permission of the author',
    'LicenseRef-Own',
  ])('takes %j', (licence) => {
    expect(findingsOf('licence-unclear', soundRating({ licence }))).toEqual([]);
  });
});

describe('licence-known-instrument', () => {
  it.each([
    { name: 'NEO-PI-R, English' },
    { name: 'Our 16PF' },
    { id: '16personalities' },
    { description: 'The items of the Myers-Briggs Type Indicator.' },
  ])('warns of %j under an open licence', (changes) => {
    expect(findingsOf('licence-known-instrument', soundRating(changes))).toMatchObject([
      { severity: 'warning', path: [Object.keys(changes)[0]] },
    ]);
  });

  it.each([
    { name: 'IPIP-NEO-120' },
    { description: 'Four axes. It is not the MBTI and shares no text with it.' },
    { name: 'NEO-PI-R', licence: 'All rights reserved; by permission' },
    { name: 'NEO-PI-R', licence: 'CC-BY-NC-ND-4.0' },
  ])('takes %j', (changes) => {
    expect(findingsOf('licence-known-instrument', soundRating(changes))).toEqual([]);
  });
});

describe('citation-year', () => {
  it('notes a citation without a year', () => {
    expect(
      findingsOf('citation-year', soundRating({ citation: 'Somebody, in print, 120 items.' })),
    ).toMatchObject([{ severity: 'note', path: ['citation'] }]);
    expect(findingsOf('citation-year', soundRating({ citation: 'Jung (1921)' }))).toEqual([]);
  });
});
