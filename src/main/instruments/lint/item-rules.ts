import type { LintFinding, LintRule } from './finding.js';
import {
  counted,
  languagesUsed,
  listed,
  median,
  normalised,
  similarity,
  sourceLanguage,
  words,
} from './wording.js';

const SIMILAR = 0.8;
/** Shorter items share most of their words by chance. */
const FEWEST_WORDS_TO_COMPARE = 4;
const LONGER_BY_FACTOR = 3;
const LONGER_BY_WORDS = 8;
const LIST_OF_TWO = /\b(and|or)\b/i;
const NEGATION = /\b(not|never|cannot|dont|doesnt|cant|wont|isnt|arent|didnt)\b/;

/** Items of the same text. In the source language their scores count twice; a translation has blurred two items. */
export const duplicateItems: LintRule = (instrument) => {
  const source = sourceLanguage(instrument);
  return languagesUsed(instrument).flatMap((language) => {
    const first = new Map<string, string>();
    return instrument.items.flatMap((item, index): LintFinding[] => {
      const text = normalised(item.text[language] ?? '');
      if (text === '') return [];
      const earlier = first.get(text);
      if (earlier === undefined) {
        first.set(text, item.id);
        return [];
      }
      const sameOptions = instrument.format !== 'choice';
      return [
        {
          rule: 'duplicate-items',
          severity: language === source && sameOptions ? 'error' : 'warning',
          path: ['items', index, 'text', language],
          message: `item ${item.id} has the text of item ${earlier}`,
          advice:
            language === source
              ? 'Remove one of the two, or say it in another way.'
              : 'Translate the two apart: their English texts differ.',
        },
      ];
    });
  });
};

/** Items that share most of their words, in the source language; evidence tables are meant to. */
export const similarItems: LintRule = (instrument) => {
  if (instrument.task?.kind === 'evidence') return [];
  const source = sourceLanguage(instrument);
  const texts = instrument.items.map(({ text }) => text[source] ?? '');
  return instrument.items.flatMap((item, index) =>
    instrument.items.slice(0, index).flatMap((earlier, place): LintFinding[] => {
      const [left, right] = [texts[place] ?? '', texts[index] ?? ''];
      if (Math.min(words(left).length, words(right).length) < FEWEST_WORDS_TO_COMPARE) return [];
      const share = similarity(left, right);
      if (share < SIMILAR || normalised(left) === normalised(right)) return [];
      return [
        {
          rule: 'similar-items',
          severity: 'note',
          path: ['items', index, 'text', source],
          message: `items ${earlier.id} and ${item.id} share ${Math.round(share * 100)} % of their words`,
          advice: 'Near repeats raise reliability without measuring more; word one of them differently.',
        },
      ];
    }),
  );
};

/** English statements with `and` or `or`, which may ask two things at once. */
export const doubleBarrelled: LintRule = (instrument) => {
  if (instrument.format !== 'rating') return [];
  return instrument.items.flatMap(({ id, text }, index): LintFinding[] => {
    const [joint] = LIST_OF_TWO.exec(text['en'] ?? '') ?? [];
    if (joint === undefined) return [];
    return [
      {
        rule: 'double-barrelled',
        severity: 'note',
        path: ['items', index, 'text', 'en'],
        message: `item ${id} joins two things by "${joint.toLowerCase()}"`,
        advice: 'If one can hold without the other, ask for one of them.',
      },
    ];
  });
};

/** Reversed English statements that are reversed by a negation alone, which models and people alike read over. */
export const negatedReverse: LintRule = (instrument) => {
  if (instrument.format !== 'rating') return [];
  return instrument.items.flatMap(({ id, text, keys }, index): LintFinding[] => {
    const found = NEGATION.exec(normalised(text['en'] ?? ''))?.[1];
    if (found === undefined || !keys.every(({ sign }) => sign === -1)) return [];
    return [
      {
        rule: 'negated-reverse',
        severity: 'note',
        path: ['items', index, 'text', 'en'],
        message: `item ${id} is reversed and says "${unabridged(found)}"`,
        advice: 'Name the opposite in words of its own: who reads over the negation answers the reverse.',
      },
    ];
  });
};

/** Items much longer or shorter than the others, in the source language. */
export const itemLength: LintRule = (instrument) => {
  const source = sourceLanguage(instrument);
  const lengths = instrument.items.map(({ text }) => words(text[source] ?? '').length);
  const typical = median(lengths);
  const apart = instrument.items.flatMap(({ id }, index) => {
    const length = lengths[index] ?? 0;
    const [short, long] = length < typical ? [length, typical] : [typical, length];
    return long >= short * LONGER_BY_FACTOR && long - short >= LONGER_BY_WORDS ? [{ id, index }] : [];
  });
  const [first] = apart;
  if (first === undefined) return [];
  return [
    {
      rule: 'item-length',
      severity: 'note',
      path: ['items', first.index, 'text', source],
      message: `${counted(apart.length, 'item')} (${listed(apart.map(({ id }) => id))}) ${apart.length === 1 ? 'is' : 'are'} much longer or shorter than the typical ${typical} words`,
      advice: 'Items of like length ask for like effort; shorten or part the long ones.',
    },
  ];
};

function unabridged(negation: string): string {
  return negation.replace(/^(do|does|ca|wo|is|are|did)nt$/, "$1n't");
}
