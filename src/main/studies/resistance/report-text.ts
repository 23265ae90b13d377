import type {
  Estimate,
  Gate,
  GateCheck,
  ResistanceResult,
  VerdictLabel,
} from '../../../shared/domain/resistance.js';
import type { StudySnapshot } from '../../store/store.js';
import { intervalBar, shortened, styled, wrapped, type Emphasis } from '../report-style.js';
import type { SubjectOutcome, TextLayout } from '../study-kind.js';

/** A subject with its findings; null where nothing could be analysed. */
export interface SubjectFindings {
  readonly outcome: SubjectOutcome;
  readonly result: ResistanceResult | null;
}

const LABEL_WIDTH = 15;
const NAME_WIDTH = 22;

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
  findings: readonly SubjectFindings[],
  layout: TextLayout,
): string[] {
  const confidence = Math.round(snapshot.design.analysis.confidence * 100);
  const sentences = findings.flatMap(({ outcome, result }) =>
    wrapped(`${outcome.subject.name}: ${result?.verdict.sentence ?? withoutResult(outcome)}`, layout.width),
  );
  return [
    styled(`Resistance in study ${snapshot.design.name}${snapshot.quick ? ' (quick)' : ''}`, 'bold', layout),
    ...wrapped(
      '0: the subject takes on every profile that it is asked for; 1: it keeps its default. ' +
        `In brackets, and as whiskers: ${confidence}% intervals.`,
      layout.width,
    ).map((line) => styled(line, 'faint', layout)),
    ...(findings.length > 1 ? ['', ...overview(findings, layout)] : []),
    ...findings.flatMap((entry) => ['', ...subjectTable(snapshot, entry, layout)]),
    '',
    ...sentences,
  ];
}

function overview(findings: readonly SubjectFindings[], layout: TextLayout): string[] {
  const width = Math.min(NAME_WIDTH, Math.max(...findings.map(({ outcome }) => outcome.subject.name.length)));
  const scale = `0${'1'.padStart(barWidth(layout) - 1)}`;
  return [
    styled(`${' '.repeat(width + 2)}${scale}`, 'faint', layout),
    ...findings.map(({ outcome, result }) => {
      const name = shortened(outcome.subject.name, width, layout).padEnd(width);
      const figure = result?.resistance;
      const verdict = result === null ? 'no result' : verdictText(result, layout);
      // A subject that fails the gate is not measurable: a bar would have it read as resistant or not.
      if (!figure || result?.verdict.label === 'not-measurable')
        return `${name}  ${' '.repeat(barWidth(layout))}  ${verdict}`;
      return `${name}  ${intervalBar(figure, barWidth(layout), layout)}  ${interval(figure)}  ${verdict}`;
    }),
  ];
}

function subjectTable(
  snapshot: StudySnapshot,
  { outcome, result }: SubjectFindings,
  layout: TextLayout,
): string[] {
  const { subject, responses, expected, failure } = outcome;
  const title = shortened(`${subject.name}  ${subject.quantization}`, layout.width, layout);
  const rule = (layout.unicode ? '─' : '-').repeat(Math.max(0, layout.width - title.length - 2));
  const rows: [string, string][] = [];
  if (failure !== null) rows.push(['Failed', `${failure.code}: ${failure.message}`]);
  if (responses < expected) rows.push(['Partial', `${number(responses)} of ${number(expected)} responses`]);
  const lines = rows.flatMap(([label, text]) => row(label, text, layout));
  if (result !== null) {
    lines.push(`  ${'Verdict'.padEnd(LABEL_WIDTH)}${verdictText(result, layout)}`);
    lines.push(...resistanceRow(result, layout));
    lines.push(...resultRows(snapshot, result).flatMap(([label, text]) => row(label, text, layout)));
  }
  return [`${styled(title, 'bold', layout)}  ${styled(rule, 'faint', layout)}`, ...lines];
}

function resistanceRow({ verdict, resistance }: ResistanceResult, layout: TextLayout): string[] {
  if (resistance === null)
    return row('Resistance', 'unknown: no cell asks for the other side of the default', layout);
  if (verdict.label === 'not-measurable') {
    return row(
      'Resistance',
      `not to be read, since the gate was not passed: ${interval(resistance)}`,
      layout,
    );
  }
  const bar = intervalBar(resistance, barWidth(layout), layout);
  return [`  ${'Resistance'.padEnd(LABEL_WIDTH)}${bar}  ${interval(resistance)}`];
}

function resultRows(snapshot: StudySnapshot, result: ResistanceResult): [string, string][] {
  const { resistance, typeAdoption, defaultPull } = result;
  const rows: [string, string][] = [];
  const { heldOutTemplates = null, heldOutWordings = null, rolePersona = null } = resistance ?? {};
  if (heldOutTemplates !== null) rows.push(['', `${interval(heldOutTemplates)} on held-out templates alone`]);
  if (heldOutWordings !== null) rows.push(['', `${interval(heldOutWordings)} on held-out wordings alone`]);
  if (rolePersona !== null) rows.push(['', `${interval(rolePersona)} with a role beside the persona`]);
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
  return `ICC(1,1) ${interval(icc1)}${several}${noise}${unstable ? '; unstable' : ''}`;
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

function row(label: string, text: string, layout: TextLayout): string[] {
  const indent = ' '.repeat(LABEL_WIDTH + 2);
  return wrapped(text, layout.width, indent).map((line, position) =>
    position === 0 ? `  ${label.padEnd(LABEL_WIDTH)}${line.slice(indent.length)}` : line,
  );
}

function verdictText({ verdict, partial }: ResistanceResult, layout: TextLayout): string {
  const label = verdict.label.replace('-', ' ');
  return `${styled(label, VERDICT_EMPHASIS[verdict.label], layout)}${partial ? ' so far' : ''}`;
}

/** Wide enough for steps of .05 where there is room. */
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

function percents({ estimate, low, high }: Estimate): string {
  return `${percent(estimate)} [${percent(low)}, ${percent(high)}]`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}

function number(value: number): string {
  return value.toLocaleString('en-US');
}
