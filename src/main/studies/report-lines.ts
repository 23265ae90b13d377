import type { Estimate } from '../../shared/domain/figures.js';
import type { Gate, GateCheck } from '../../shared/domain/resistance/gate.js';
import { intervalBar, shortened, styled, wrapped } from './report-style.js';
import type { SubjectOutcome, TextLayout } from './study-kind.js';

const LABEL_WIDTH = 15;
const NAME_WIDTH = 22;

/** A row of a subject's table: a label and text that goes on below itself. */
export function reportRow(label: string, text: string, layout: Pick<TextLayout, 'width'>): string[] {
  const indent = ' '.repeat(LABEL_WIDTH + 2);
  return wrapped(text, layout.width, indent).map((line, position) =>
    position === 0 ? `  ${label.padEnd(LABEL_WIDTH)}${line.slice(indent.length)}` : line,
  );
}

/** Rows of a subject's table: labels with their texts. */
export function reportRows(
  rows: readonly (readonly [label: string, text: string])[],
  layout: Pick<TextLayout, 'width'>,
): string[] {
  return rows.flatMap(([label, text]) => reportRow(label, text, layout));
}

/** The row of a subject's table that holds its verdict, which may be styled. */
export function verdictRow(verdict: string): string {
  return `  ${'Verdict'.padEnd(LABEL_WIDTH)}${verdict}`;
}

/** A row of a subject's table that holds a figure from 0 to 1 as a bar and in digits. */
export function barRow(label: string, figure: Estimate, layout: TextLayout): string {
  return `  ${label.padEnd(LABEL_WIDTH)}${intervalBar(figure, barWidth(layout), layout)}  ${intervalText(figure)}`;
}

/** The heading of a subject's table, with a rule up to the width. */
export function subjectHeading({ subject }: SubjectOutcome, layout: TextLayout): string {
  const title = shortened(`${subject.name}  ${subject.quantization}`, layout.width, layout);
  const rule = (layout.unicode ? '─' : '-').repeat(Math.max(0, layout.width - title.length - 2));
  return `${styled(title, 'bold', layout)}  ${styled(rule, 'faint', layout)}`;
}

/** Rows for what went wrong with a subject, or is still to come. */
export function outcomeRows({ failure, responses, expected }: SubjectOutcome): [string, string][] {
  const rows: [string, string][] = [];
  if (failure !== null) rows.push(['Failed', `${failure.code}: ${failure.message}`]);
  if (responses < expected) rows.push(['Partial', `${count(responses)} of ${count(expected)} responses`]);
  return rows;
}

/** The subjects under each other on one axis from 0 to 1; a subject without a figure that may be read has its words alone. */
export function overviewLines(
  subjects: readonly { readonly name: string; readonly figure: Estimate | null; readonly words: string }[],
  layout: TextLayout,
): string[] {
  const width = Math.min(NAME_WIDTH, Math.max(...subjects.map(({ name }) => name.length)));
  const scale = `0${'1'.padStart(barWidth(layout) - 1)}`;
  return [
    styled(`${' '.repeat(width + 2)}${scale}`, 'faint', layout),
    ...subjects.map(({ name, figure, words }) => {
      const title = shortened(name, width, layout).padEnd(width);
      return figure === null
        ? `${title}  ${' '.repeat(barWidth(layout))}  ${words}`
        : `${title}  ${intervalBar(figure, barWidth(layout), layout)}  ${intervalText(figure)}  ${words}`;
    }),
  ];
}

/** Why there is nothing to say of a subject. */
export function withoutResult({ responses, failure }: SubjectOutcome): string {
  if (failure !== null) return `failed before it could be measured (${failure.code}).`;
  return responses === 0 ? 'nothing is stored yet.' : 'too little is stored to say anything yet.';
}

/** The gate's checks: those with a value where it was passed, else those that failed. */
export function gateText({ passed, checks }: Gate): string {
  if (passed) {
    return `passed: ${checks
      .filter(({ value }) => value !== null)
      .map(checkText)
      .join(', ')}`;
  }
  const failed = checks.filter((check) => check.passed === false);
  return `not passed: ${failed.map((check) => `${checkText(check)} (${limitText(check)})`).join(', ')}`;
}

/** A figure with its interval: `0.51 [0.49, 0.53]`. */
export function intervalText({ estimate, low, high }: Estimate): string {
  return `${twoDigits(estimate)} [${twoDigits(low)}, ${twoDigits(high)}]`;
}

/** A small figure with its interval: `0.014 [-0.002, 0.030]`. */
export function fineIntervalText({ estimate, low, high }: Estimate): string {
  return `${threeDigits(estimate)} [${threeDigits(low)}, ${threeDigits(high)}]`;
}

/** Three decimals, without the sign of a zero. */
export function threeDigits(value: number): string {
  return value.toFixed(3).replace(/^-(0\.000)$/, '$1');
}

/** Two decimals, without the sign of a zero. */
export function twoDigits(value: number): string {
  return value.toFixed(2).replace(/^-(0\.00)$/, '$1');
}

function checkText({ id, value }: GateCheck): string {
  return `${id.replaceAll('-', ' ')} ${value === null ? 'unknown' : value.toFixed(2)}`;
}

function limitText({ bound, threshold }: GateCheck): string {
  return `${bound === 'least' ? 'at least' : 'at most'} ${threshold.toFixed(2)} passes`;
}

/** Wide enough for steps of .05 where there is room. */
function barWidth({ width }: TextLayout): number {
  return width < 80 ? 13 : 25;
}

function count(value: number): string {
  return value.toLocaleString('en-US');
}
