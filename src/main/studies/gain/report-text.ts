import type { GainResult, GainVerdictLabel } from '../../../shared/domain/gain/result.js';
import type { ScaleGain } from '../../../shared/domain/gain/scale-gain.js';
import type { StudySnapshot } from '../../store/store.js';
import {
  barRow,
  gateText,
  intervalText,
  outcomeRows,
  overviewLines,
  reportRow,
  subjectHeading,
  twoDigits,
  withoutResult,
} from '../report-lines.js';
import { styled, wrapped, type Emphasis } from '../report-style.js';
import type { SubjectOutcome, TextLayout } from '../study-kind.js';

/** A subject with its findings; null where nothing could be analysed. */
export interface SubjectGain {
  readonly outcome: SubjectOutcome;
  readonly result: GainResult | null;
}

const VERDICT_EMPHASIS: Readonly<Record<GainVerdictLabel, Emphasis>> = {
  'not-measurable': 'red',
  follows: 'cyan',
  partly: 'yellow',
  'does-not-follow': 'magenta',
};

/**
 * The report of a gain study to read in a terminal: the subjects side by side, a table for each, and one sentence for each.
 * Lines are no wider than the layout, colour apart.
 */
export function gainText(
  snapshot: StudySnapshot,
  findings: readonly SubjectGain[],
  layout: TextLayout,
): string[] {
  const confidence = Math.round(snapshot.design.analysis.confidence * 100);
  return [
    styled(
      `Conditioning gain in study ${snapshot.design.name}${snapshot.quick ? ' (quick)' : ''}`,
      'bold',
      layout,
    ),
    ...wrapped(
      'The slope of observed on requested score. 1: scores go as far as the level that is asked for; 0: they stay. ' +
        `In brackets, and as whiskers: ${confidence}% intervals.`,
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

function overview(findings: readonly SubjectGain[], layout: TextLayout): string[] {
  return overviewLines(
    findings.map(({ outcome, result }) => ({
      name: outcome.subject.name,
      // A subject that fails the gate is not measurable: a bar would have it read as one that follows or not.
      figure: result === null || result.verdict.label === 'not-measurable' ? null : result.gain,
      words: result === null ? 'no result' : verdictText(result, layout),
    })),
    layout,
  );
}

function subjectTable({ outcome, result }: SubjectGain, layout: TextLayout): string[] {
  const row = ([label, text]: readonly [string, string]): string[] => reportRow(label, text, layout);
  const lines = outcomeRows(outcome).flatMap(row);
  if (result === null) return [subjectHeading(outcome, layout), ...lines];
  const { gain, verdict } = result;
  return [
    subjectHeading(outcome, layout),
    ...lines,
    `  ${'Verdict'.padEnd(15)}${verdictText(result, layout)}`,
    ...(gain === null
      ? row(['Gain', 'unknown: no three levels in common were asked for and answered'])
      : verdict.label === 'not-measurable'
        ? row(['Gain', `not to be read, since the gate was not passed: ${intervalText(gain)}`])
        : [barRow('Gain', gain, layout)]),
    ...resultRows(result).flatMap(row),
  ];
}

function resultRows(result: GainResult): [string, string][] {
  const { gate, doses, byInstrument, mainEffects, crosstalk, backfire, noiseConditions } = result;
  const rows: [string, string][] = [['Gate', gateText(gate)]];
  const instruments = Object.entries(byInstrument);
  if (instruments.length > 1) {
    rows.push([
      'By instrument',
      instruments.map(([id, figure]) => `${id} ${intervalText(figure)}`).join(', '),
    ]);
  }
  for (const [place, dose] of doses.entries()) {
    rows.push([place === 0 ? 'By scale' : '', doseText(dose, instruments.length)]);
  }
  if (mainEffects.length > 0) {
    const effects = mainEffects.map(({ scale, gain }) => `${scale} ${twoDigits(gain.estimate)}`);
    rows.push(['In profiles', `gain with the other scales varied: ${effects.join(', ')}`]);
  }
  for (const { instrument, source, own, other } of crosstalk) {
    if (own === null || other === null) continue;
    const asked = source === 'single' ? 'one scale asked for at a time' : 'all scales asked for at once';
    rows.push([
      'Crosstalk',
      `${twoDigits(other)} on other scales beside ${twoDigits(own)} on its own (${asked}${instruments.length > 1 ? `, ${instrument}` : ''})`,
    ]);
  }
  if (backfire !== null) {
    rows.push([
      'Backfire',
      `persona and anti-target ${twoDigits(backfire.spread)} of the range apart, of ${twoDigits(backfire.requestedSpread)} asked for; ${backfire.backfired} of ${backfire.count} pairs the wrong way round`,
    ]);
  }
  rows.push(['Noise floor', noiseText(doses, noiseConditions.length)]);
  return rows;
}

function doseText(dose: ScaleGain, instruments: number): string {
  const { scale, instrument, gain, spearman, violations, points } = dose;
  const order = spearman === null ? '' : `, ρ ${twoDigits(spearman)}`;
  const wrong = violations === 0 ? '' : `, ${violations} of ${points.length - 1} steps the wrong way`;
  const of = instruments > 1 ? ` (${instrument})` : '';
  return `${scale} ${intervalText(gain)}${order}; ${followingText(dose)}${wrong}${of}`;
}

function followingText({ following: { low, high } }: ScaleGain): string {
  if (low === null && high === null) return 'followed at no level';
  const from = low === null ? 'the middle' : `level ${low}`;
  return `followed from ${from} to ${high === null ? 'the middle' : `${low === null ? 'level ' : ''}${high}`}`;
}

function noiseText(doses: readonly ScaleGain[], conditions: number): string {
  const shifts = doses.flatMap(({ leastDetectableShift }) => leastDetectableShift ?? []);
  if (shifts.length === 0) return 'unknown: no placebo and no second default condition';
  return `a shift of ${twoDigits(Math.max(...shifts))} points stands out on any scale, from ${conditions} texts that ask for nothing`;
}

function verdictText({ verdict, partial }: GainResult, layout: TextLayout): string {
  const label = verdict.label.replaceAll('-', ' ');
  return `${styled(label, VERDICT_EMPHASIS[verdict.label], layout)}${partial ? ' so far' : ''}`;
}
