import type { Estimate } from '../../../shared/domain/figures.js';
import type {
  GapFigure,
  Reading,
  ReadingsResult,
  ReadingsVerdictLabel,
} from '../../../shared/domain/readings/result.js';
import type { StudySnapshot } from '../../store/store.js';
import { checkSentence } from '../measures/gate-text.js';
import { intervalBar, shortened, styled, wrapped, type Emphasis } from '../report-style.js';
import type { SubjectOutcome, TextLayout } from '../study-kind.js';

/** A subject with its findings; null where nothing could be analysed. */
export interface SubjectReadings {
  readonly outcome: SubjectOutcome;
  readonly result: ReadingsResult | null;
}

const LABEL_WIDTH = 15;
const NAME_WIDTH = 22;

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
  findings: readonly SubjectReadings[],
  layout: TextLayout,
): string[] {
  const confidence = Math.round(snapshot.design.analysis.confidence * 100);
  return [
    styled(`Readings in study ${snapshot.design.name}${snapshot.quick ? ' (quick)' : ''}`, 'bold', layout),
    ...wrapped(
      'The gap between self-report and behaviour. 0: what it does follows what it says of itself; 1: personas move the ' +
        `self-report alone. In brackets, and as whiskers: ${confidence}% intervals.`,
      layout.width,
    ).map((line) => styled(line, 'faint', layout)),
    ...(findings.length > 1 ? ['', ...overview(findings, layout)] : []),
    ...findings.flatMap((entry) => ['', ...subjectTable(entry, layout)]),
    '',
    ...findings.flatMap(({ outcome, result }) =>
      wrapped(`${outcome.subject.name}: ${result?.verdict.sentence ?? withoutResult(outcome)}`, layout.width),
    ),
  ];
}

function overview(findings: readonly SubjectReadings[], layout: TextLayout): string[] {
  const width = Math.min(NAME_WIDTH, Math.max(...findings.map(({ outcome }) => outcome.subject.name.length)));
  const scale = `0${'1'.padStart(barWidth(layout) - 1)}`;
  return [
    styled(`${' '.repeat(width + 2)}${scale}`, 'faint', layout),
    ...findings.map(({ outcome, result }) => {
      const name = shortened(outcome.subject.name, width, layout).padEnd(width);
      const verdict = result === null ? 'no result' : verdictText(result, layout);
      if (!result?.gap || result.verdict.label === 'not-measurable') {
        return `${name}  ${' '.repeat(barWidth(layout))}  ${verdict}`;
      }
      const { gap } = result.gap;
      return `${name}  ${intervalBar(gap, barWidth(layout), layout)}  ${interval(gap)}  ${verdict}`;
    }),
  ];
}

function subjectTable({ outcome, result }: SubjectReadings, layout: TextLayout): string[] {
  const { subject, responses, expected, failure } = outcome;
  const title = shortened(`${subject.name}  ${subject.quantization}`, layout.width, layout);
  const rule = (layout.unicode ? '─' : '-').repeat(Math.max(0, layout.width - title.length - 2));
  const rows: [string, string][] = [];
  if (failure !== null) rows.push(['Failed', `${failure.code}: ${failure.message}`]);
  if (responses < expected) rows.push(['Partial', `${number(responses)} of ${number(expected)} responses`]);
  const lines = rows.flatMap(([label, text]) => row(label, text, layout));
  if (result !== null) {
    lines.push(`  ${'Verdict'.padEnd(LABEL_WIDTH)}${verdictText(result, layout)}`);
    lines.push(...gapRow(result, layout));
    lines.push(...resultRows(result).flatMap(([label, text]) => row(label, text, layout)));
  }
  return [`${styled(title, 'bold', layout)}  ${styled(rule, 'faint', layout)}`, ...lines];
}

function gapRow({ verdict, gap }: ReadingsResult, layout: TextLayout): string[] {
  if (gap === null) return row('Gap', 'unknown: no cell has an adoption in both', layout);
  if (verdict.label === 'not-measurable') {
    return row('Gap', `not to be read: ${interval(gap.gap)}`, layout);
  }
  const bar = intervalBar(gap.gap, barWidth(layout), layout);
  return [`  ${'Gap'.padEnd(LABEL_WIDTH)}${bar}  ${interval(gap.gap)}`];
}

function resultRows(result: ReadingsResult): [string, string][] {
  const { gap, gaps, matrix, convergence, collapse, judge, readings } = result;
  const rows: [string, string][] = [];
  if (gap !== null) rows.push(['Adoption', adoptionText(gap)]);
  for (const pair of gaps) {
    if (pair.overall === null) continue;
    const traits = pair.traits.flatMap(({ trait, figure }) =>
      figure === null ? [] : [`${trait} ${interval(figure.gap)}`],
    );
    rows.push([
      'By trait',
      `${pair.selfReport} less ${pair.behaviour} ${interval(pair.overall.gap)}: ${traits.join(', ')}`,
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
  return `${name} ${known === null ? twoDigits(estimate) : interval(known)}`;
}

function adoptionText({ cells, leftOut, selfReport, behaviour }: GapFigure): string {
  const without = leftOut === 0 ? '' : `; ${number(leftOut)} without room in behaviour left out`;
  return `self-report ${interval(selfReport)}, behaviour ${interval(behaviour)}; ${number(cells)} cells${without}`;
}

function roleOf({ kind }: Reading): string {
  return kind === 'self-report' ? 'Self-report' : 'Behaviour';
}

function readingText({ name, caveat, gate }: Reading): string {
  if (caveat !== null) return caveat;
  const checks = gate.checks.flatMap((check) => (check.value === null ? [] : [checkSentence(check)]));
  return `${name}: gate passed: ${checks.join(', ')}`;
}

function row(label: string, text: string, layout: TextLayout): string[] {
  const indent = ' '.repeat(LABEL_WIDTH + 2);
  return wrapped(text, layout.width, indent).map((line, position) =>
    position === 0 ? `  ${label.padEnd(LABEL_WIDTH)}${line.slice(indent.length)}` : line,
  );
}

function verdictText({ verdict, partial }: ReadingsResult, layout: TextLayout): string {
  const label = verdict.label === 'self-report-only' ? 'self-report only' : verdict.label.replace('-', ' ');
  return `${styled(label, VERDICT_EMPHASIS[verdict.label], layout)}${partial ? ' so far' : ''}`;
}

function barWidth({ width }: TextLayout): number {
  return width < 80 ? 13 : 25;
}

function withoutResult({ responses, failure }: SubjectOutcome): string {
  if (failure !== null) return `failed before it could be measured (${failure.code}).`;
  return responses === 0 ? 'nothing is stored yet.' : 'too little is stored to say anything yet.';
}

function interval({ estimate, low, high }: Estimate): string {
  return `${twoDigits(estimate)} [${twoDigits(low)}, ${twoDigits(high)}]`;
}

/** Two decimals, without the sign of a zero. */
function twoDigits(value: number): string {
  return value.toFixed(2).replace(/^-(0\.00)$/, '$1');
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}

function number(value: number): string {
  return value.toLocaleString('en-US');
}
