import type { Estimate } from '../../../shared/domain/figures.js';
import type {
  GapFigure,
  Reading,
  ReadingsResult,
  ReadingsVerdictLabel,
} from '../../../shared/domain/readings/result.js';
import type { StudySnapshot } from '../../store/store.js';
import { checkSentence } from '../measures/gate-text.js';
import { studyTitle, subjectsReport, verdictWords, type ReportedSubject } from '../report-frame.js';
import { barRow, intervalText, reportRow, reportRows, twoDigits } from '../report-lines.js';
import type { Emphasis } from '../report-style.js';
import type { TextLayout } from '../study-kind.js';

const VERDICT_EMPHASIS: Readonly<Record<ReadingsVerdictLabel, Emphasis>> = {
  'not-measurable': 'red',
  agree: 'cyan',
  'self-report-only': 'magenta',
  diverge: 'yellow',
};

/**
 * The report of a readings study to read in a terminal: the gap of each subject, a table for each, and one sentence for each.
 * Lines are no wider than the layout, colour apart.
 */
export function readingsText(
  snapshot: StudySnapshot,
  findings: readonly ReportedSubject<ReadingsResult>[],
  layout: TextLayout,
): string[] {
  const confidence = Math.round(snapshot.design.analysis.confidence * 100);
  const verdict = (result: ReadingsResult): string => verdictText(result, layout);
  return subjectsReport(findings, layout, {
    title: studyTitle('Readings', snapshot),
    about:
      'The gap between self-report and behaviour. 0: what it does follows what it says of itself; 1: personas move the ' +
      `self-report alone. In brackets, and as whiskers: ${confidence}% intervals.`,
    overview: {
      figure: (result) => (result.verdict.label === 'not-measurable' ? null : (result.gap?.gap ?? null)),
      verdict,
    },
    verdict,
    table: (result) => [...gapRows(result, layout), ...reportRows(resultRows(result), layout)],
  });
}

function gapRows({ verdict, gap }: ReadingsResult, layout: TextLayout): string[] {
  if (gap === null) return reportRow('Gap', 'unknown: no cell has an adoption in both', layout);
  return verdict.label === 'not-measurable'
    ? reportRow('Gap', `not to be read: ${intervalText(gap.gap)}`, layout)
    : [barRow('Gap', gap.gap, layout)];
}

function resultRows(result: ReadingsResult): [string, string][] {
  const { gap, gaps, matrix, convergence, collapse, judge, readings } = result;
  const rows: [string, string][] = [];
  if (gap !== null) rows.push(['Adoption', adoptionText(gap)]);
  for (const pair of gaps) {
    if (pair.overall === null) continue;
    const traits = pair.traits.flatMap(({ trait, figure }) =>
      figure === null ? [] : [`${trait} ${intervalText(figure.gap)}`],
    );
    rows.push([
      'By trait',
      `${pair.selfReport} less ${pair.behaviour} ${intervalText(pair.overall.gap)}: ${traits.join(', ')}`,
    ]);
  }
  if (convergence !== null) {
    rows.push(['Convergence', `mean r of self-report with behaviour ${twoDigits(convergence)}`]);
  }
  if (matrix !== null) {
    const { share } = matrix.criteria;
    const figures = [
      figureText('discriminant difference', matrix.meanDiscriminantDifference),
      share === null ? null : `${percent(share)} of Campbell and Fiske's comparisons hold`,
      `over ${matrix.respondents} conditions`,
    ].filter((text) => text !== null);
    rows.push(['Matrix', figures.join('; ')]);
  }
  if (collapse?.warning === true) rows.push(['Traits', collapse.sentence]);
  rows.push(...readings.map((reading): [string, string] => [roleOf(reading), readingText(reading)]));
  if (judge !== null) rows.push(['Judge', judge.sentence]);
  return rows;
}

function figureText(
  name: string,
  { estimate, interval: known }: { readonly estimate: number | null; readonly interval: Estimate | null },
): string | null {
  if (estimate === null) return null;
  return `${name} ${known === null ? twoDigits(estimate) : intervalText(known)}`;
}

function adoptionText({ cells, leftOut, selfReport, behaviour }: GapFigure): string {
  const without = leftOut === 0 ? '' : `; ${number(leftOut)} without room in behaviour left out`;
  return `self-report ${intervalText(selfReport)}, behaviour ${intervalText(behaviour)}; ${number(cells)} cells${without}`;
}

function roleOf({ kind }: Reading): string {
  return kind === 'self-report' ? 'Self-report' : 'Behaviour';
}

function readingText({ name, caveat, gate }: Reading): string {
  if (caveat !== null) return caveat;
  const checks = gate.checks.flatMap((check) => (check.value === null ? [] : [checkSentence(check)]));
  return `${name}: gate passed: ${checks.join(', ')}`;
}

function verdictText({ verdict, partial }: ReadingsResult, layout: TextLayout): string {
  const label = verdict.label === 'self-report-only' ? 'self-report only' : verdict.label.replace('-', ' ');
  return verdictWords(label, VERDICT_EMPHASIS[verdict.label], partial, layout);
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}

function number(value: number): string {
  return value.toLocaleString('en-US');
}
