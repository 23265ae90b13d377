import type {
  ExplainedAnswers,
  GoldAgreement,
  GoldFindings,
} from '../../../shared/domain/instability/labelling.js';
import { intervalText, threeDigits, twoDigits } from '../report-lines.js';
import { ratioText } from './verdict.js';

/** Personas are named up to so many, from the one that agrees most. */
const MOST_NAMED = 8;

/** What personas explain of single answers, as rows of a report: one a scale. */
export function explainedRows(explained: readonly ExplainedAnswers[]): [string, string][] {
  return explained.map(({ scale, marginal, conditional, byChance }, place) => [
    place === 0 ? 'Explained' : '',
    `${scale}: personas explain ${intervalText(marginal)} of the variance of single answers (${twoDigits(byChance)} by chance), personas and items ${twoDigits(conditional)}`,
  ]);
}

/** How far one labelling task agrees with the labels of people, as rows of a report. */
export function goldRows(task: GoldFindings): [string, string][] {
  const { name, texts, bare, personas, mean, commonest, noise, test } = task;
  const rows: [string, string][] = [
    [
      'Gold labels',
      `${name}, ${texts} texts: ${mean === null ? '' : `accuracy over personas ${intervalText(mean)}; `}always the commonest label ${twoDigits(commonest)}`,
    ],
  ];
  if (bare !== null) rows.push(['', agreementText(bare)]);
  const sorted = personas.toSorted((left, right) => right.accuracy.estimate - left.accuracy.estimate);
  for (const persona of sorted.slice(0, MOST_NAMED)) rows.push(['', agreementText(persona)]);
  if (sorted.length > MOST_NAMED) rows.push(['', `and ${sorted.length - MOST_NAMED} more personas`]);
  if (noise !== null) {
    rows.push([
      '',
      `accuracy: noise over persona variance ${ratioText(noise.ratio)}, ICC(1,1) ${intervalText(noise.icc1)}${test === null ? '' : `; permutation test p ${threeDigits(test.adjusted)}`}`,
    ]);
  }
  return rows;
}

function agreementText({
  label,
  accuracy,
  kappa,
  weightedKappa,
  difference,
  adjustedP,
}: GoldAgreement): string {
  const parts = [
    `${label}: ${intervalText(accuracy)}`,
    ...(kappa === null ? [] : [`kappa ${intervalText(kappa)}`]),
    ...(weightedKappa === null ? [] : [`weighted ${twoDigits(weightedKappa.estimate)}`]),
    ...(difference === null || adjustedP === null
      ? []
      : [`${intervalText(difference)} from no persona, p ${threeDigits(adjustedP)}`]),
  ];
  return parts.join('; ');
}
