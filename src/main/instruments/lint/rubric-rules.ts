import { responseRange, topScales } from '../scoring.js';
import type { LintFinding, LintRule } from './finding.js';
import { listed, sourceLanguage } from './wording.js';

/** Rubrics that do not say what the lowest, the middle and the highest level look like. */
export const rubricLevels: LintRule = (instrument) => {
  if (instrument.format !== 'open') return [];
  const source = sourceLanguage(instrument);
  const { min, max } = responseRange(instrument);
  const middle = instrument.options[(instrument.options.length - 1) / 2]?.score;
  const wanted = [min, ...(middle === undefined ? [] : [middle]), max];
  return Object.entries(instrument.rubrics ?? {}).flatMap(([scale, texts]): LintFinding[] => {
    const text = texts[source] ?? Object.values(texts)[0] ?? '';
    const lacking = wanted.filter((score) => !new RegExp(`(?<![\\d-])${score}(?!\\d)`).test(text));
    if (lacking.length === 0) return [];
    return [
      {
        rule: 'rubric-levels',
        severity: 'warning',
        path: ['rubrics', scale],
        message: `the rubric of ${scale} does not describe the scores ${listed(lacking.map(String))}`,
        advice: 'Describe an answer at the lowest, the middle and the highest score, each by its number.',
      },
    ];
  });
};

/** Scales of an open instrument that no rubric describes: the judge has only their names. */
export const rubricMissing: LintRule = (instrument) => {
  if (instrument.format !== 'open') return [];
  const lacking = topScales(instrument).filter(({ id }) => instrument.rubrics?.[id] === undefined);
  return lacking.length === 0
    ? []
    : [
        {
          rule: 'rubric-missing',
          severity: 'error',
          path: ['rubrics'],
          message: `there is no rubric for ${listed(lacking.map(({ id }) => id))}`,
          advice: 'Say what the judge goes by, for every domain and axis.',
        },
      ];
};
