import { describe, expect, it } from 'vitest';
import { LINT_RULES, lintInstrument } from '../../../../src/main/instruments/lint/lint-instrument.js';
import { readability } from '../../../../src/main/analysis/readability.js';
import { loadLibrary } from '../../../../src/main/library/load-library.js';
import { soundChoice, soundOpen, soundRating, withTexts } from './sound-instruments.js';

describe('lintInstrument', () => {
  it.each([
    ['rating', soundRating()],
    ['choice', soundChoice()],
    ['open', soundOpen()],
  ])('has nothing to say about a sound instrument of format %s', (_format, instrument) => {
    expect(lintInstrument(instrument, { readability })).toEqual([]);
  });

  it('gives errors first, then warnings, then notes', () => {
    const instrument = withTexts(
      { ...soundRating({ licence: 'See our page.' }), citation: 'Somebody.' },
      { c2: 'I stay calm under pressure.' },
    );
    expect(lintInstrument(instrument).map(({ severity }) => severity)).toEqual(['error', 'warning', 'note']);
  });

  it('has named rules only, and every finding says what to do', async () => {
    const { instruments } = await loadLibrary();
    for (const instrument of instruments.values()) {
      for (const finding of lintInstrument(instrument, { readability })) {
        expect(Object.keys(LINT_RULES)).toContain(finding.rule);
        expect(finding.message).not.toMatch(/\.$|undefined|NaN/);
        expect(finding.advice).toMatch(/[.?]$/);
      }
    }
  });

  it('finds no error in what came with Mettle', async () => {
    const { instruments } = await loadLibrary();
    const errors = [...instruments.values()].flatMap((instrument) =>
      lintInstrument(instrument, { readability }).filter(({ severity }) => severity === 'error'),
    );
    expect(errors).toEqual([]);
  });
});
