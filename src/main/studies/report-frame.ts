import type { Estimate } from '../../shared/domain/figures.js';
import type { StudySnapshot } from '../store/store.js';
import {
  outcomeRows,
  overviewLines,
  reportRows,
  subjectHeading,
  verdictRow,
  withoutResult,
} from './report-lines.js';
import { styled, wrapped, type Emphasis } from './report-style.js';
import type { SubjectOutcome, TextLayout } from './study-kind.js';

/** A subject with its result; null where nothing could be analysed. */
export interface ReportedSubject<Result> {
  readonly outcome: SubjectOutcome;
  readonly result: Result | null;
}

interface Reported {
  readonly verdict: { readonly sentence: string };
}

/** How a kind of study words the report of subjects that are read one by one. */
export interface ReportWords<Result extends Reported> {
  readonly title: string;
  /** What the figures mean. */
  readonly about: string;
  /** A paragraph more, as important as the figures. */
  readonly note?: string | undefined;
  /** What sets several subjects side by side: a figure from 0 to 1 that may be read as such, and the verdict in short. */
  readonly overview?: {
    readonly figure: (result: Result) => Estimate | null;
    readonly verdict: (result: Result) => string;
  };
  readonly verdict: (result: Result) => string;
  /** Lines of a subject's table below its verdict. */
  readonly table: (result: Result) => readonly string[];
}

/**
 * A report to read in a terminal: the subjects side by side, a table for each, and one sentence for each. Lines are no wider
 * than the layout, colour apart.
 */
export function subjectsReport<Result extends Reported>(
  subjects: readonly ReportedSubject<Result>[],
  layout: TextLayout,
  { title, about, note, overview, verdict, table }: ReportWords<Result>,
): string[] {
  return [
    styled(title, 'bold', layout),
    ...wrapped(about, layout.width).map((line) => styled(line, 'faint', layout)),
    ...(note === undefined ? [] : wrapped(note, layout.width)),
    ...(overview === undefined || subjects.length < 2
      ? []
      : [
          '',
          ...overviewLines(
            subjects.map(({ outcome, result }) => ({
              name: outcome.subject.name,
              figure: result === null ? null : overview.figure(result),
              words: result === null ? 'no result' : overview.verdict(result),
            })),
            layout,
          ),
        ]),
    ...subjects.flatMap(({ outcome, result }) => [
      '',
      subjectHeading(outcome, layout),
      ...reportRows(outcomeRows(outcome), layout),
      ...(result === null ? [] : [verdictRow(verdict(result)), ...table(result)]),
    ]),
    '',
    ...subjects.flatMap(({ outcome, result }) =>
      wrapped(`${outcome.subject.name}: ${result?.verdict.sentence ?? withoutResult(outcome)}`, layout.width),
    ),
  ];
}

/** What a report stands under: what was asked, and in which study. */
export function studyTitle(what: string, { design, quick }: StudySnapshot): string {
  return `${what} in study ${design.name}${quick ? ' (quick)' : ''}`;
}

/** A verdict in words, said to be one so far while responses are missing. */
export function verdictWords(
  words: string,
  emphasis: Emphasis,
  partial: boolean,
  layout: TextLayout,
): string {
  return `${styled(words, emphasis, layout)}${partial ? ' so far' : ''}`;
}
