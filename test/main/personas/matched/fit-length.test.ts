import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadLibrary } from '../../../../src/main/library/load-library.js';
import { fitLength, type CountTokens } from '../../../../src/main/personas/matched/fit-length.js';
import { gradedPhrases, youAre } from '../../../../src/main/personas/sources/graded.js';

const library = await loadLibrary();
const placebos = [...library.placebos.values()].flatMap(({ wordings }) =>
  wordings.map(({ text }) => text.en!),
);
const english = [...placebos, ...placebos, ...placebos].join(' ');
const adjectives = youAre(
  Object.values(library.adjectives.traits).flatMap((pairs) => gradedPhrases(pairs, 9, 'qualified')),
);
const STOCKS: Readonly<Record<string, string>> = {
  english,
  chinese:
    '港口的潮汐表列出高潮和低潮的时间。一天通常有两次高潮，相隔约十二小时。高度以米为单位。每页一个月。'.repeat(
      12,
    ),
  arabic:
    'البحيرة على ارتفاع أربعمئة متر فوق البحر. طولها اثنا عشر كيلومترا وعرضها ثلاثة. يدخلها نهران. '.repeat(
      12,
    ),
  hindi: 'झील समुद्र से चार सौ मीटर ऊपर है। यह बारह किलोमीटर लंबी और तीन चौड़ी है। इसमें दो नदियाँ आती हैं। '.repeat(12),
  thai: 'ตารางน้ำขึ้นน้ำลงแสดงเวลาของน้ำขึ้นและน้ำลงที่ท่าเรือ. ในหนึ่งวันมีน้ำขึ้นสองครั้ง. '.repeat(12),
};

/** Ways of counting that differ as tokenizers do. */
const TOKENIZERS: Readonly<Record<string, (text: string) => number>> = {
  characters: (text) => [...text].length,
  bytes: (text) => new TextEncoder().encode(text).length,
  words: (text) => text.split(/\s+/).filter((word) => word !== '').length,
  'words and marks': (text) => (text.match(/[\p{L}\p{M}]+|\p{N}|[^\s\p{L}\p{M}\p{N}]/gu) ?? []).length,
  'chunks of a word': (text) =>
    (text.match(/ ?[\p{L}\p{M}]+| ?\p{N}+| ?[^\s\p{L}\p{M}\p{N}]+/gu) ?? []).reduce(
      (sum, piece) => sum + Math.ceil([...piece].length / 4),
      0,
    ),
  // Merges that depend on what they merge, as a learned vocabulary's do.
  'uneven chunks': (text) => {
    let tokens = 0;
    const characters = [...text];
    for (let at = 0; at < characters.length; tokens += 1)
      at += 1 + ((characters[at]?.codePointAt(0) ?? 0) % 4);
    return tokens;
  },
  'start and digits apart': (text) => 1 + (text.match(/\p{N}|[^\s\p{N}]{1,3}|\s/gu) ?? []).length,
};

function counter(tokenizer: string): { count: CountTokens; calls: () => number } {
  let calls = 0;
  const count: CountTokens = async (texts) => {
    calls += 1;
    return Promise.resolve(texts.map((text) => TOKENIZERS[tokenizer]!(text)));
  };
  return { count, calls: () => calls };
}

describe('fitLength', () => {
  it.each(Object.keys(TOKENIZERS))('is within one token of any length, counted in %s', async (tokenizer) => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 8, max: 400 }), async (target) => {
        const { count, calls } = counter(tokenizer);
        const { text, tokens } = await fitLength(english, target, count);
        expect(TOKENIZERS[tokenizer]!(text)).toBe(tokens);
        expect(Math.abs(tokens - target)).toBeLessThanOrEqual(1);
        expect(calls()).toBeLessThanOrEqual(6);
        expect(await fitLength(english, target, count)).toEqual({ text, tokens });
      }),
      { numRuns: 60 },
    );
  });

  const others = Object.keys(STOCKS).flatMap((stock) =>
    Object.keys(TOKENIZERS).map((tokenizer) => [stock, tokenizer] as const),
  );
  it.each(others)(
    'does so for a stock in %s, counted in %s, from the shortest on',
    async (stock, tokenizer) => {
      const { count } = counter(tokenizer);
      await fc.assert(
        fc.asyncProperty(fc.integer({ min: 48, max: 400 }), async (target) => {
          const { text } = await fitLength(STOCKS[stock]!, target, count);
          expect(Math.abs(TOKENIZERS[tokenizer]!(text) - target)).toBeLessThanOrEqual(1);
        }),
        { numRuns: 15 },
      );
    },
  );

  it.each(Object.keys(TOKENIZERS))('drops whole adjectives, counted in %s', async (tokenizer) => {
    const { count } = counter(tokenizer);
    const whole = new Set(adjectives.replace(/^You are |\.$/g, '').split(/, | and (?=extremely)/));
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 40, max: 400 }), async (target) => {
        const { text, tokens } = await fitLength(adjectives, target, count);
        expect(Math.abs(tokens - target)).toBeLessThanOrEqual(1);
        const [, list = '', numbers] = /^You are ([^.]+)\.(?: ([\d, ]+)\.)?$/.exec(text) ?? [];
        for (const phrase of list.split(/, | and (?=extremely)/)) expect(whole).toContain(phrase);
        expect(numbers ?? '1').toMatch(/^1\d{0,2}$|^1(, \d+)+$/);
      }),
      { numRuns: 40 },
    );
  });

  it('goes on with numbers where the stock is at its end', async () => {
    const { count } = counter('characters');
    for (const target of [30, 90, 399]) {
      const { text, tokens } = await fitLength('The street is long.', target, count);
      expect(Math.abs(tokens - target)).toBeLessThanOrEqual(1);
      expect(text).toMatch(/^The street is long\. 1/);
    }
  });

  it('takes whole sentences where they have the length', async () => {
    const { count } = counter('words');
    const { text } = await fitLength('The street is long. The roof is red. It is Tuesday.', 8, count);
    expect(text).toBe('The street is long. The roof is red.');
    expect(await fitLength('The street is long. The roof is red.', 6, count)).toEqual({
      text: 'The street is long. 1, 2.',
      tokens: 6,
    });
  });

  it('names a length that is too short', async () => {
    await expect(fitLength(adjectives, 8, counter('characters').count)).rejects.toMatchObject({
      code: 'INVALID_STUDY',
      message: expect.stringMatching(/No text of 8 tokens .* the nearest has 30\./) as string,
    });
  });
});
