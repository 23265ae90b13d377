import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAnswer, readAnswer } from '../../../../src/main/engine/answer/parse-answer.js';
import { LETTER_ANSWERS, LETTERS, NUMBER_ANSWERS, NUMBERS } from './golden-answers.js';

function read(text: string, options: typeof NUMBERS): string {
  const answer = readAnswer(text, options);
  return answer.outcome === 'parsed' ? answer.label : answer.outcome;
}

describe('golden answers', () => {
  it.each(NUMBER_ANSWERS)('reads %j as %s (numbers)', (text, expected) => {
    expect(read(text, NUMBERS)).toBe(expected);
  });

  it.each(LETTER_ANSWERS)('reads %j as %s (letters)', (text, expected) => {
    expect(read(text, LETTERS)).toBe(expected);
  });
});

describe('a label', () => {
  const decorations = fc.constantFrom('', ' ', '\n', '**', '"', '`', '  \n', '***');
  const option = fc.constantFrom(...NUMBERS, ...LETTERS);

  it('is read whatever decorates it', () => {
    fc.assert(
      fc.property(
        option,
        decorations,
        fc.constantFrom('', '.', ')', ':', '!', ','),
        (chosen, around, after) => {
          const options = /\d/.test(chosen.label) ? NUMBERS : LETTERS;
          expect(read(`${around}${chosen.label}${after}${around}`, options)).toBe(chosen.label);
        },
      ),
    );
  });

  it('is read by its option’s own text, in any case', () => {
    fc.assert(
      fc.property(option, fc.boolean(), (chosen, upper) => {
        const options = /\d/.test(chosen.label) ? NUMBERS : LETTERS;
        expect(read(upper ? chosen.text.toUpperCase() : chosen.text, options)).toBe(chosen.label);
      }),
    );
  });

  it('is never another than the options have, and two cued ones are none', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom(NUMBERS, LETTERS), (text, options) => {
        const answer = readAnswer(text, options);
        if (answer.outcome === 'parsed') expect(options.map(({ label }) => label)).toContain(answer.label);
      }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...NUMBERS), fc.constantFrom(...NUMBERS), (one, other) => {
        fc.pre(one.label !== other.label);
        expect(read(`Answer: ${one.label}. Answer: ${other.label}.`, NUMBERS)).toBe('unparsed');
      }),
    );
  });
});

describe('parseAnswer', () => {
  it('gives the score behind the label as presented', () => {
    expect(parseAnswer('A', LETTERS)).toEqual({ outcome: 'parsed', score: 5 });
    expect(parseAnswer('1', NUMBERS)).toEqual({ outcome: 'parsed', score: 1 });
  });

  it('calls an answer truncated only where it names nothing', () => {
    expect(parseAnswer('Well, I have often thought about', NUMBERS, true)).toEqual({
      outcome: 'truncated',
      score: null,
    });
    expect(parseAnswer('Well, I have often thought about', NUMBERS)).toEqual({
      outcome: 'unparsed',
      score: null,
    });
    expect(parseAnswer('4, since I', NUMBERS, true)).toEqual({ outcome: 'parsed', score: 4 });
    expect(parseAnswer("I'm sorry, but as", NUMBERS, true)).toEqual({ outcome: 'refusal', score: null });
  });
});
