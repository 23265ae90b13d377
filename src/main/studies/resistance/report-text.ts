import type {
  Estimate,
  Gate,
  GateCheck,
  ResistanceResult,
  VerdictLabel,
} from '../../../shared/domain/resistance.js';
import type { StudySnapshot } from '../../store/store.js';
import { studyTitle, subjectsReport, verdictWords, type ReportedSubject } from '../report-frame.js';
import { barRow, intervalText, reportRow, reportRows } from '../report-lines.js';
import type { Emphasis } from '../report-style.js';
import type { TextLayout } from '../study-kind.js';

const VERDICT_EMPHASIS: Readonly<Record<VerdictLabel, Emphasis>> = {
  'not-measurable': 'red',
  unstable: 'yellow',
  flexible: 'cyan',
  partial: 'yellow',
  closed: 'magenta',
};

/**
 * The report of a resistance study to read in a terminal: the subjects side by side, a table for each, and one sentence
 * for each. Lines are no wider than the layout, colour apart.
 */
export function resistanceText(
  snapshot: StudySnapshot,
  findings: readonly ReportedSubject<ResistanceResult>[],
  layout: TextLayout,
): string[] {
  const confidence = Math.round(snapshot.design.analysis.confidence * 100);
  const verdict = (result: ResistanceResult): string => verdictText(result, layout);
  return subjectsReport(findings, layout, {
    title: studyTitle('Resistance', snapshot),
    about:
      '0: the subject takes on every profile that it is asked for; 1: it keeps its default. ' +
      `In brackets, and as whiskers: ${confidence}% intervals.`,
    overview: {
      // A subject that fails the gate is not measurable: a bar would have it read as resistant or not.
      figure: (result) => (result.verdict.label === 'not-measurable' ? null : result.resistance),
      verdict,
    },
    verdict,
    table: (result) => [
      ...resistanceRows(result, layout),
      ...reportRows(resultRows(snapshot, result), layout),
    ],
  });
}

function resistanceRows({ verdict, resistance }: ResistanceResult, layout: TextLayout): string[] {
  if (resistance === null) {
    return reportRow('Resistance', 'unknown: no cell asks for the other side of the default', layout);
  }
  return verdict.label === 'not-measurable'
    ? reportRow(
        'Resistance',
        `not to be read, since the gate was not passed: ${intervalText(resistance)}`,
        layout,
      )
    : [barRow('Resistance', resistance, layout)];
}

function resultRows(snapshot: StudySnapshot, result: ResistanceResult): [string, string][] {
  const { resistance, typeAdoption, defaultPull } = result;
  const rows: [string, string][] = [];
  const { heldOutTemplates = null, heldOutWordings = null, rolePersona = null } = resistance ?? {};
  if (heldOutTemplates !== null)
    rows.push(['', `${intervalText(heldOutTemplates)} on held-out templates alone`]);
  if (heldOutWordings !== null)
    rows.push(['', `${intervalText(heldOutWordings)} on held-out wordings alone`]);
  if (rolePersona !== null) rows.push(['', `${intervalText(rolePersona)} with a role beside the persona`]);
  rows.push(['Gate', gateText(result.gate)]);
  if (result.default.type !== null) {
    const share = result.default.typeDistribution?.[result.default.type];
    const often = share === undefined ? '' : `, in ${percent(share)} of administrations`;
    rows.push(['Default type', `${result.default.type}${often}`]);
  }
  rows.push(...profileRows(snapshot, result));
  if (typeAdoption !== null) {
    const { axisFlips } = typeAdoption;
    const flips =
      axisFlips === null
        ? ''
        : `; of axes to flip ${percents(axisFlips)}, chance ${percent(axisFlips.chance)}`;
    rows.push(['Type adoption', `${percents(typeAdoption)}, chance ${percent(typeAdoption.chance)}${flips}`]);
  }
  if (defaultPull !== null) {
    rows.push(['Default pull', `${percents(defaultPull)} of misses, chance ${percent(defaultPull.chance)}`]);
  }
  rows.push(['Instability', instabilityText(result)], ['Noise floor', noiseText(result)]);
  return rows;
}

function gateText(gate: Gate): string {
  const failed = gate.checks.filter(({ passed }) => passed === false);
  if (gate.passed)
    return `passed: ${gate.checks
      .filter(({ value }) => value !== null)
      .map(checkText)
      .join(', ')}`;
  return `not passed: ${failed.map((check) => `${checkText(check)} (${limitText(check)})`).join(', ')}`;
}

function checkText({ id, value }: GateCheck): string {
  return `${id.replaceAll('-', ' ')} ${value === null ? 'unknown' : value.toFixed(2)}`;
}

function limitText({ bound, threshold }: GateCheck): string {
  return `${bound === 'least' ? 'at least' : 'at most'} ${threshold.toFixed(2)} passes`;
}

/** Domains and axes of each instrument; facets would fill the screen. */
function profileRows(
  snapshot: StudySnapshot,
  { default: { profile } }: ResistanceResult,
): [string, string][] {
  return snapshot.instruments.flatMap((instrument, position): [string, string][] => {
    const scales = instrument.scales.filter(({ kind }) => kind !== 'facet');
    const figures = scales.flatMap(({ id }) => {
      const standing = profile[instrument.id]?.[id];
      return standing === undefined ? [] : [`${id} ${standing.mean.toFixed(2)}`];
    });
    if (figures.length === 0) return [];
    const scores = instrument.options.map(({ score }) => score);
    const range = `(${Math.min(...scores)} to ${Math.max(...scores)}, ${instrument.id})`;
    return [[position === 0 ? 'Profile' : '', `${figures.join(', ')} ${range}`]];
  });
}

function instabilityText({ instability }: ResistanceResult): string {
  const { icc1, icck, noiseShare, unstable } = instability;
  if (icc1 === null) return 'unknown: too few personas or answers';
  const several = icck === null ? '' : `; of the mean over administrations ${icck.toFixed(2)}`;
  const noise = noiseShare === null ? '' : `; noise ${percent(noiseShare)} of that of answering at random`;
  return `ICC(1,1) ${intervalText(icc1)}${several}${noise}${unstable ? '; unstable' : ''}`;
}

function noiseText({ noiseFloor }: ResistanceResult): string {
  const scales = Object.values(noiseFloor.scales).flatMap((byScale) => Object.values(byScale));
  if (scales.length === 0) return 'unknown: no placebo and no second default condition';
  const spread = Math.max(...scales.map(({ standardDeviation }) => standardDeviation));
  const least = Math.max(...scales.map(({ leastDetectableShift }) => leastDetectableShift));
  const { detectableShare } = noiseFloor;
  const share = detectableShare === null ? '' : `; ${percent(detectableShare)} of against-default cells do`;
  return `at most ${spread.toFixed(2)} points; a shift of ${least.toFixed(2)} stands out on any scale${share}`;
}

function verdictText({ verdict, partial }: ResistanceResult, layout: TextLayout): string {
  const label = verdict.label.replace('-', ' ');
  return verdictWords(label, VERDICT_EMPHASIS[verdict.label], partial, layout);
}

function percents({ estimate, low, high }: Estimate): string {
  return `${percent(estimate)} [${percent(low)}, ${percent(high)}]`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}
