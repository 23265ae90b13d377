import type { LintFinding, LintRule } from './finding.js';
import { counted, sourceLanguage, words } from './wording.js';

const LONGER_BY_FACTOR = 4;
const NEITHER = /\b(neither|neutral|undecided|unsure|uncertain|mixed|sometimes|partly)\b/i;
const NEGATIVE =
  /\b(disagree\w*|inaccurate\w*|unlike\w*|untrue|false\w*|wrong|never|rarely|seldom|not|no|dislike\w*|dissatisfied|unimportant|bad|poor)\b/i;
const POSITIVE =
  /\b(agree\w*|accurate\w*|like|likely|true|right|always|often|usually|yes|satisfied|important|good|excellent)\b/i;

/** An even number of options has no middle; that may be meant. */
export const optionMidpoint: LintRule = ({ format, options }) =>
  format !== 'rating' || options.length % 2 === 1
    ? []
    : [
        {
          rule: 'option-midpoint',
          severity: 'note',
          path: ['options'],
          message: `${options.length} options have no midpoint, so that every answer leans one way`,
          advice: 'Add a middle option unless a direction is to be forced.',
        },
      ];

/** As many options on the side of agreement as on the other, by the English words that tell the sides apart. */
export const optionBalance: LintRule = ({ format, options }) => {
  if (format !== 'rating') return [];
  const sides = options.map(({ text }) => sideOf(text['en'] ?? ''));
  const low = sides.filter((side) => side === 'low').length;
  const high = sides.filter((side) => side === 'high').length;
  if (low === 0 || high === 0 || low === high) return [];
  return [
    {
      rule: 'option-balance',
      severity: 'warning',
      path: ['options'],
      message: `${counted(low, 'option')} ${low === 1 ? 'lies' : 'lie'} on the low side and ${high} on the high side`,
      advice: 'Give both sides as many options, or the middle of the scores is not the middle of the words.',
    },
  ];
};

/** Options that mirror each other should be worded alike: as many words on either side of the middle. */
export const optionSymmetry: LintRule = (instrument) => {
  const { format, options } = instrument;
  if (format !== 'rating') return [];
  const source = sourceLanguage(instrument);
  const lengths = options.map(({ text }) => words(text[source] ?? '').length);
  return lengths.slice(0, Math.floor(lengths.length / 2)).flatMap((length, index): LintFinding[] => {
    const mirror = lengths.length - 1 - index;
    const other = lengths[mirror] ?? 0;
    if (Math.abs(length - other) <= 1) return [];
    return [
      {
        rule: 'option-symmetry',
        severity: 'note',
        path: ['options', mirror, 'text', source],
        message: `the options "${options[index]?.text[source] ?? ''}" and "${options[mirror]?.text[source] ?? ''}" mirror each other with ${length} and ${other} words`,
        advice: 'Word mirrored options alike; a longer one draws more answers from a model.',
      },
    ];
  });
};

/** Options of very unequal length, in the source language. */
export const optionLength: LintRule = (instrument) => {
  const { format, options } = instrument;
  if (format !== 'rating') return [];
  const source = sourceLanguage(instrument);
  const texts = options.map(({ text }) => text[source] ?? '');
  const lengths = texts.map((text) => text.length);
  const [shortest, longest] = [Math.min(...lengths), Math.max(...lengths)];
  if (longest < shortest * LONGER_BY_FACTOR) return [];
  const index = lengths.indexOf(longest);
  return [
    {
      rule: 'option-length',
      severity: 'note',
      path: ['options', index, 'text', source],
      message: `the option "${texts[index] ?? ''}" is ${(longest / shortest).toFixed(1)} times as long as the shortest`,
      advice: 'Shorten it: length alone makes a model more or less likely to give it.',
    },
  ];
};

function sideOf(text: string): 'low' | 'middle' | 'high' | null {
  if (NEITHER.test(text)) return 'middle';
  const negative = NEGATIVE.test(text);
  if (negative) return 'low';
  return POSITIVE.test(text) ? 'high' : null;
}
