import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shortenedText, textWidth, wrappedText } from '../../../../src/renderer/charts/layout/text-width.js';

describe('texts', () => {
  it('are shortened to what fits, and left alone where they do', () => {
    expect(shortenedText('short', 100, 12)).toBe('short');
    const cut = shortenedText('a much longer text than that', 80, 12);
    expect(cut.endsWith('…')).toBe(true);
    expect(textWidth(cut, 12)).toBeLessThanOrEqual(80);
  });

  it('are broken between words without losing one', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-z]{1,12}$/)),
        fc.integer({ min: 20, max: 400 }),
        (words, width) => {
          const lines = wrappedText(words.join(' '), width, 12);
          expect(lines.join(' ')).toBe(words.join(' '));
          for (const line of lines)
            if (line.includes(' ')) expect(textWidth(line, 12)).toBeLessThanOrEqual(width);
        },
      ),
    );
  });
});
