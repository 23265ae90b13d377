import type { GainResult, GainVerdictLabel } from '../../../shared/domain/gain/result.js';
import type { ScaleGain } from '../../../shared/domain/gain/scale-gain.js';
import type { StudySnapshot } from '../../store/store.js';
import { studyTitle, subjectsReport, verdictWords, type ReportedSubject } from '../report-frame.js';
import { barRow, gateText, intervalText, reportRow, reportRows, twoDigits } from '../report-lines.js';
import type { Emphasis } from '../report-style.js';
import type { TextLayout } from '../study-kind.js';

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
  findings: readonly ReportedSubject<GainResult>[],
  layout: TextLayout,
): string[] {
  const confidence = Math.round(snapshot.design.analysis.confidence * 100);
  const verdict = (result: GainResult): string => verdictText(result, layout);
  return subjectsReport(findings, layout, {
    title: studyTitle('Conditioning gain', snapshot),
    about:
      'The slope of observed on requested score. 1: scores go as far as the level that is asked for; 0: they stay. ' +
      `In brackets, and as whiskers: ${confidence}% intervals.`,
    overview: {
      // A subject that fails the gate is not measurable: a bar would have it read as one that follows or not.
      figure: (result) => (result.verdict.label === 'not-measurable' ? null : result.gain),
      verdict,
    },
    verdict,
    table: (result) => [...gainRows(result, layout), ...reportRows(resultRows(result), layout)],
  });
}

function gainRows({ gain, verdict }: GainResult, layout: TextLayout): string[] {
  if (gain === null) {
    return reportRow('Gain', 'unknown: no three levels in common were asked for and answered', layout);
  }
  return verdict.label === 'not-measurable'
    ? reportRow('Gain', `not to be read, since the gate was not passed: ${intervalText(gain)}`, layout)
    : [barRow('Gain', gain, layout)];
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
  return verdictWords(label, VERDICT_EMPHASIS[verdict.label], partial, layout);
}
