import type { LintFinding, LintRule } from './finding.js';

/** Questionnaires for the general public are written for school grade 8 or below. */
const HIGHEST_GRADE = 8;
/** Of a short text the grade is a rough figure, so one item is only named when far above. */
const HIGHEST_GRADE_OF_ITEM = 14;
const FEWEST_WORDS_OF_ITEM = 10;

/** The school grade that the English items ask for, as a whole and for the hardest ones. */
export const readingLevel: LintRule = (instrument, { readability }) => {
  if (readability === undefined) return [];
  const texts = instrument.items.map(({ text }) => text['en'] ?? '');
  const overall = readability(texts.map(asSentence).join(' '));
  if (overall === null) return [];
  const { grade, ease } = overall;
  const whole: LintFinding[] =
    grade <= HIGHEST_GRADE
      ? []
      : [
          {
            rule: 'reading-level',
            severity: 'warning',
            path: ['items'],
            message: `the items ask for reading at school grade ${grade.toFixed(1)} (Flesch-Kincaid; reading ease ${ease.toFixed(0)})`,
            advice: `Use shorter words and sentences: for the general public, grade ${HIGHEST_GRADE} or below.`,
          },
        ];
  const single = instrument.items.flatMap(({ id }, index): LintFinding[] => {
    const text = texts[index] ?? '';
    if (text.split(/\s+/).length < FEWEST_WORDS_OF_ITEM) return [];
    const own = readability(asSentence(text))?.grade ?? 0;
    if (own <= HIGHEST_GRADE_OF_ITEM) return [];
    return [
      {
        rule: 'reading-level',
        severity: 'note',
        path: ['items', index, 'text', 'en'],
        message: `item ${id} asks for reading at school grade ${own.toFixed(1)}`,
        advice: 'Use shorter words, or two sentences.',
      },
    ];
  });
  return [...whole, ...single];
};

/** Items often lack the full stop by which sentences are counted. */
function asSentence(text: string): string {
  if (text.trim() === '') return '';
  return /[.!?]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`;
}
