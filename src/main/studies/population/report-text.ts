import type { Estimate } from '../../../shared/domain/figures.js';
import type { PopulationResult, PopulationVerdictLabel } from '../../../shared/domain/population/result.js';
import type { FacetComparisons } from '../../../shared/domain/population/facets.js';
import type { ScaleComparison } from '../../../shared/domain/population/scale.js';
import type { CorrelationTest } from '../../../shared/domain/population/structure.js';
import type { StudySnapshot } from '../../store/store.js';
import { studyTitle, subjectsReport, verdictWords, type ReportedSubject } from '../report-frame.js';
import {
  barRow,
  gateText,
  intervalText,
  reportRow,
  reportRows,
  threeDigits,
  twoDigits,
} from '../report-lines.js';
import type { Emphasis } from '../report-style.js';
import type { TextLayout } from '../study-kind.js';

const VERDICT_EMPHASIS: Readonly<Record<PopulationVerdictLabel, Emphasis>> = {
  'not-measurable': 'red',
  collapsed: 'magenta',
  narrowed: 'yellow',
  'people-like': 'cyan',
  exaggerated: 'magenta',
  displaced: 'yellow',
  undecided: 'yellow',
};

/** Facets below this p, after Holm, are said to lie apart. */
const APART = 0.05;

/**
 * The report of a population study to read in a terminal: who the people are, a table for each subject, and one sentence for
 * each. Lines are no wider than the layout, colour apart.
 */
export function populationText(
  snapshot: StudySnapshot,
  findings: readonly ReportedSubject<PopulationResult>[],
  layout: TextLayout,
): string[] {
  const confidence = Math.round(snapshot.design.analysis.confidence * 100);
  const reference = findings.flatMap(({ result }) => result?.reference ?? [])[0];
  return subjectsReport(findings, layout, {
    title: studyTitle('Population', snapshot),
    about:
      'Simulated people against people. Variance ratio: 1 is as much as in people, 0 is everybody alike. Distances in human ' +
      `standard deviations. In brackets: ${confidence}% intervals.`,
    note:
      reference === undefined
        ? undefined
        : [
            `People: ${reference.name}${reference.people === null ? '' : ` (${reference.people})`}.`,
            ...reference.limits,
          ].join(' '),
    verdict: (result) => verdictText(result, layout),
    table: (result) => [
      ...reportRows(resultRows(result), layout),
      ...(result.mixture === null
        ? []
        : [
            barRow('Default share', result.mixture.mean, layout),
            ...reportRow('', mixtureText(result.mixture), layout),
          ]),
    ],
  });
}

function resultRows(result: PopulationResult): [string, string][] {
  const { gate, people, spread, scales, facets, energy, correlations, match, subgroups } = result;
  const rows: [string, string][] = [
    ['Gate', gateText(gate)],
    ['People', `${people.length} simulated`],
  ];
  if (spread !== null)
    rows.push(['Variance ratio', `${ratioText(spread)}, geometric mean over ${spread.scales} scales`]);
  for (const [place, scale] of scales.entries()) rows.push([place === 0 ? 'By scale' : '', scaleText(scale)]);
  for (const [place, scale] of scales.entries()) rows.push([place === 0 ? 'Tails' : '', tailsText(scale)]);
  if (facets !== null) rows.push(['Facets', facetsText(facets)]);
  if (energy !== null) {
    rows.push([
      'Energy',
      `${threeDigits(energy.distance)} over ${energy.scales} scales, p ${pText(energy.p)} (${energy.permutations} permutations)`,
    ]);
  }
  if (correlations !== null && correlations.meanAbsoluteDifference !== null) {
    const { meanAbsoluteDifference, byChance, rv, test } = correlations;
    rows.push([
      'Correlations',
      `differ by ${intervalText(meanAbsoluteDifference)} on average${byChance === null ? '' : ` (${twoDigits(byChance)} by chance)`}${rv === null ? '' : `, RV ${twoDigits(rv)}`}${test === null ? '' : `; ${correlationTestText(test)}`}`,
    ]);
  }
  for (const { name, parity, accuracy } of subgroups) {
    const gaps = parity.map(
      ({ scale, simulated, human }) => `${scale} ${twoDigits(simulated)} against ${twoDigits(human)}`,
    );
    rows.push([
      'Subgroups',
      `${name}: largest gap between groups, simulated against human: ${gaps.join(', ')}${accuracy === null ? '' : `; accuracy ${twoDigits(accuracy.difference)} apart`}`,
    ]);
  }
  if (match !== null) rows.push(...matchRows(match));
  return rows;
}

function scaleText({
  scale,
  varianceRatio,
  meanDifference,
  wassersteinDeviations,
  wassersteinP,
  likeness,
}: ScaleComparison): string {
  return `${scale} ${ratioText(varianceRatio)}; mean ${intervalText(meanDifference)} points; distance ${intervalText(wassersteinDeviations)}${wassersteinP === null ? '' : `, p ${pText(wassersteinP)}`}${likeness.within ? '; within the margins' : ''}`;
}

function facetsText({ scales, spread }: FacetComparisons): string {
  const apart = scales.filter(({ adjustedP }) => adjustedP !== null && adjustedP < APART);
  const ratio = spread === null ? '' : `variance ratio ${ratioText(spread)} over ${scales.length} facets; `;
  const tested = scales.some(({ adjustedP }) => adjustedP !== null)
    ? `${apart.length} apart from people at p below ${APART} after Holm; `
    : '';
  const narrowest = scales.reduce((least, scale) =>
    scale.varianceRatio.estimate < least.varianceRatio.estimate ? scale : least,
  );
  return `${ratio}${tested}least varied ${narrowest.name}, ${ratioText(narrowest.varianceRatio)}`;
}

function correlationTestText(test: CorrelationTest): string {
  return test.method === 'permutation'
    ? `p ${pText(test.p)} (${test.permutations} permutations)`
    : `p ${pText(test.p)} (Jennrich, chi2 ${twoDigits(test.chiSquare)} on ${test.degrees} df, if people are normal)`;
}

function tailsText({ scale, tails, basis }: ScaleComparison): string {
  const shares = tails.map(
    ({ deviations, simulated, human }) =>
      `${percent(simulated.estimate)} beyond ${deviations} SD (people ${percent(human.estimate)})`,
  );
  return `${scale} ${shares.join(', ')}${basis === 'normal' ? ', if people are normal' : ''}`;
}

function matchRows({ accuracy, scales, people }: NonNullable<PopulationResult['match']>): [string, string][] {
  const rows: [string, string][] = [];
  if (accuracy !== null) {
    const ceiling =
      accuracy.ceiling === 'human-retest'
        ? 'the people agree with themselves'
        : 'the subject agrees with itself';
    rows.push([
      'Accuracy',
      `${intervalText(accuracy.simulated)} of answers of the ${accuracy.people} people themselves (${twoDigits(accuracy.byChance)} by chance); ${ceiling} in ${twoDigits(accuracy.ceilingValue.estimate)}${accuracy.normalized === null ? '' : `; normalized ${intervalText(accuracy.normalized)}`}`,
    ]);
  }
  const known = scales.flatMap(({ scale, correlation, normalized }) =>
    correlation === null
      ? []
      : [
          `${scale} r ${twoDigits(correlation.estimate)}${normalized === null ? '' : ` (${twoDigits(normalized.estimate)} of retest)`}`,
        ],
  );
  if (known.length > 0)
    rows.push(['Matched rows', `${people} people with their own scores: ${known.join(', ')}`]);
  return rows;
}

function mixtureText({
  people,
  quartiles,
  distances,
  withinNoise,
  targets,
}: NonNullable<PopulationResult['mixture']>): string {
  const noise =
    withinNoise === null ? '' : `; ${percent(withinNoise.estimate)} of them within the noise of the default`;
  const own = targets === 'rows' ? 'their own scores' : 'what they are asked to be';
  return `share of the default against ${own}, ${people} people: median ${twoDigits(quartiles[1])}, half from ${twoDigits(quartiles[0])} to ${twoDigits(quartiles[2])}; median distance ${twoDigits(distances[1])} human standard deviations${noise}`;
}

function ratioText({ estimate, low, high }: Estimate): string {
  return estimate < 0.1
    ? `${threeDigits(estimate)} [${threeDigits(low)}, ${threeDigits(high)}]`
    : intervalText({ estimate, low, high });
}

function pText(p: number): string {
  return p < 0.001 ? 'under 0.001' : threeDigits(p);
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`;
}

function verdictText({ verdict, partial }: PopulationResult, layout: TextLayout): string {
  const label = verdict.label.replaceAll('-', ' ');
  return verdictWords(label, VERDICT_EMPHASIS[verdict.label], partial, layout);
}
