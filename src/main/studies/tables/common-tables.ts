import type { ByScale } from '../../../shared/domain/figures.js';
import type { Gate } from '../../../shared/domain/resistance/gate.js';
import { GATE_CHECKS } from '../../../shared/domain/resistance/gate.js';
import type { FindingsTable } from './findings-table.js';
import { flag, maybe, number, text, type ObservedColumn } from './observed-columns.js';
import type { TableDescription } from './tables-of-kind.js';

/** Takes the description of a table of such observations, as `tableOf` gives it back. */
type Describe<Observation> = (description: TableDescription<Observation>) => FindingsTable;

interface Judged {
  readonly verdict: { readonly label: string; readonly sentence: string };
  readonly partial: boolean;
}

/** One row a subject: the verdict on it, one of `labels`. */
export function verdictTable(describe: Describe<Judged>, labels: readonly string[]): FindingsTable {
  return describe({
    name: 'verdicts',
    title: 'Verdicts',
    meaning: 'One row a subject: the verdict on it.',
    key: [],
    columns: [
      text('verdict', 'The verdict.', ({ verdict }) => verdict.label, { values: labels }),
      text('sentence', 'What it rests on, in a sentence.', ({ verdict }) => verdict.sentence),
      flag('partial', 'Whether responses that the plan asks for are missing.', ({ partial }) => partial),
    ],
  });
}

/** One row a check of the gate: whether a subject's answers may be read as answers. */
export function gateTable(describe: Describe<Gate['checks'][number]>): FindingsTable {
  return describe({
    name: 'gate',
    title: 'Gate',
    meaning: 'One row a check: whether a subject’s answers may be read as answers.',
    key: ['check'],
    columns: [
      text('check', 'What is checked.', ({ id }) => id, { values: GATE_CHECKS }),
      maybe.number('value', 'What it came to; missing where it does not apply.', ({ value }) => value),
      number('threshold', 'The last value that passes.', ({ threshold }) => threshold),
      text('bound', 'Whether the threshold is the least or the largest that passes.', ({ bound }) => bound, {
        values: ['least', 'largest'],
      }),
      maybe.flag('passed', 'Whether it is passed; missing where it does not apply.', ({ passed }) => passed),
      maybe.text('note', 'Why it does not apply.', ({ note }) => note),
    ],
  });
}

/** A figure over all that a subject was asked. */
export interface OverallFigure {
  readonly figure: string;
  readonly meaning: string;
  readonly estimate: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly p: number | null;
  readonly n: number | null;
}

interface PartialInterval {
  readonly estimate: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** A figure for the table `overall`, with or without an interval; none where there is no value. */
export function overallFigure(
  figure: string,
  meaning: string,
  value: number | PartialInterval | null,
  { p = null, n = null }: { readonly p?: number | null; readonly n?: number | null } = {},
): OverallFigure[] {
  const { estimate, low, high } =
    value === null || typeof value === 'number' ? { estimate: value, low: null, high: null } : value;
  if (estimate === null) return [];
  return [{ figure, meaning, estimate, low, high, p, n }];
}

/** One row a figure over all that a subject was asked; figures without a value are left out. */
export function overallTable(describe: Describe<OverallFigure>): FindingsTable {
  return describe({
    name: 'overall',
    title: 'Overall figures',
    meaning: 'One row a figure over all that a subject was asked; those without a value are left out.',
    key: ['figure'],
    columns: [
      text('figure', 'Name of the figure.', ({ figure }) => figure),
      text('meaning', 'What it is, and what n counts.', ({ meaning }) => meaning),
      number('estimate', 'Its value.', ({ estimate }) => estimate),
      maybe.number('low', 'Lower end of its interval.', ({ low }) => low),
      maybe.number('high', 'Upper end of its interval.', ({ high }) => high),
      maybe.number('p', 'p value of its test.', ({ p }) => p, { minimum: 0, maximum: 1 }),
      maybe.count('n', 'Number of what it rests on.', ({ n }) => n),
    ],
  });
}

/** The columns `instrument` and `scale`. */
export function scaleColumns<
  Observation extends { readonly instrument: string; readonly scale: string },
>(): readonly ObservedColumn<Observation>[] {
  return [
    text('instrument', 'Instrument that the scale belongs to.', ({ instrument }) => instrument),
    text('scale', 'Domain, facet or axis.', ({ scale }) => scale),
  ];
}

/** Values by instrument and scale as one list. */
export function flatByScale<Found extends object>(
  values: ByScale<Found>,
): (Found & { readonly instrument: string; readonly scale: string })[] {
  return Object.entries(values).flatMap(([instrument, scales]) =>
    Object.entries(scales).map(([scale, found]) => ({ ...found, instrument, scale })),
  );
}
