import type {
  ComparedFamily,
  ComparedVariant,
  QuantizationComparison,
} from '../../../shared/domain/quantization/comparison.js';
import type { QuantizationEffect, ScaleShift } from '../../../shared/domain/quantization/effect.js';
import type { VariantOutcome } from '../../../shared/domain/quantization/equivalence.js';
import type { QuantizationResult } from '../../../shared/domain/quantization/result.js';
import { describeBytes } from '../../engine/gguf/describe-bytes.js';
import type { StudySnapshot } from '../../store/store.js';
import {
  fineIntervalText,
  gateText,
  intervalText,
  outcomeRows,
  reportRow,
  subjectHeading,
  threeDigits,
  twoDigits,
  withoutResult,
} from '../report-lines.js';
import { shortened, styled, wrapped, type Emphasis } from '../report-style.js';
import type { SubjectOutcome, TextLayout } from '../study-kind.js';
import { settingsOf } from './effect.js';
import { OUTCOMES, wordsOf } from './family-verdict.js';
import { nameOf } from './verdict.js';

/** A subject with its findings; null where nothing could be analysed. */
export interface SubjectVariant {
  readonly outcome: SubjectOutcome;
  readonly result: QuantizationResult | null;
}

const EMPHASIS: Readonly<Record<VariantOutcome, Emphasis>> = {
  reference: 'bold',
  equivalent: 'cyan',
  different: 'magenta',
  undecided: 'yellow',
  'not-measurable': 'red',
  'no-reference': 'red',
};

/** How many of the most diverging items a subject's table names. */
const NAMED_ITEMS = 5;

/**
 * The report of a quantization study to read in a terminal: a table for each family with its verdict, a table for each subject,
 * and one sentence for each. Lines are no wider than the layout, colour apart.
 */
export function quantizationText(
  snapshot: StudySnapshot,
  findings: readonly SubjectVariant[],
  { families }: QuantizationComparison,
  layout: TextLayout,
): string[] {
  const { margins, alpha } = settingsOf(snapshot.design);
  const confidence = Math.round(snapshot.design.analysis.confidence * 100);
  return [
    styled(`Variants in study ${snapshot.design.name}${snapshot.quick ? ' (quick)' : ''}`, 'bold', layout),
    ...wrapped(
      `Same subject: every default scale within ±${margins.points} points of a five-point scale and resistance within ` +
        `±${margins.resistance}, by two one-sided tests at ${alpha}. In brackets: ${confidence}% intervals; those of tests ` +
        `${Math.round((1 - 2 * alpha) * 100)}%.`,
      layout.width,
    ).map((line) => styled(line, 'faint', layout)),
    ...families.flatMap((family) => ['', ...familyLines(family, layout)]),
    ...findings.flatMap((entry) => ['', ...subjectTable(entry, layout)]),
    '',
    ...findings.flatMap(({ outcome, result }) =>
      wrapped(`${nameOf(outcome)}: ${result?.verdict.sentence ?? withoutResult(outcome)}`, layout.width),
    ),
    '',
    ...families.flatMap(({ sentence }) =>
      wrapped(sentence, layout.width).map((line) => styled(line, 'bold', layout)),
    ),
  ];
}

interface Column {
  readonly title: string;
  readonly width: number;
  /** Whether a narrow layout goes without it. */
  readonly spare: boolean;
  readonly cell: (variant: ComparedVariant) => string;
}

const COLUMNS: readonly Column[] = [
  {
    title: 'Size',
    width: 9,
    spare: false,
    cell: ({ cost }) => (cost === null ? '' : describeBytes(cost.bytes)),
  },
  { title: 'Bits', width: 6, spare: true, cell: ({ cost }) => cost?.bitsPerWeight?.toFixed(2) ?? '' },
  { title: 'Items/s', width: 8, spare: true, cell: ({ cost }) => cost?.itemsPerSecond?.toFixed(1) ?? '' },
  { title: 'KL', width: 8, spare: false, cell: ({ answers }) => answers?.kl.toFixed(4) ?? '' },
  {
    title: 'Flips',
    width: 6,
    spare: false,
    cell: ({ answers }) => (answers === null ? '' : percent(answers.flips)),
  },
  {
    title: 'Resist.',
    width: 8,
    spare: true,
    cell: ({ resistance }) => resistance?.estimate.toFixed(2) ?? '',
  },
  { title: 'Type', width: 5, spare: true, cell: ({ defaultType }) => defaultType ?? '' },
];
const NAME_WIDTH = 16;

function familyLines({ family, variants }: ComparedFamily, layout: TextLayout): string[] {
  const columns = layout.width < 90 ? COLUMNS.filter(({ spare }) => !spare) : COLUMNS;
  const row = (name: string, cells: readonly string[], outcome: string): string =>
    `${shortened(name, NAME_WIDTH, layout).padEnd(NAME_WIDTH)}${cells
      .map((cell, place) => ` ${cell.padStart(columns[place]?.width ?? 0)}`)
      .join('')}  ${outcome}`.trimEnd();
  return [
    styled(shortened(family, layout.width, layout), 'bold', layout),
    styled(
      row(
        '',
        columns.map(({ title }) => title),
        '',
      ),
      'faint',
      layout,
    ),
    ...variants.map((variant) =>
      row(
        wordsOf(variant),
        columns.map(({ cell }) => cell(variant)),
        outcomeWords(variant, layout),
      ),
    ),
  ];
}

function outcomeWords(variant: ComparedVariant, layout: TextLayout): string {
  if (variant.cost === null) return styled('no result yet', 'faint', layout);
  const words = styled(OUTCOMES[variant.outcome], EMPHASIS[variant.outcome], layout);
  return `${words}${variant.partial ? ' so far' : ''}`;
}

function subjectTable({ outcome, result }: SubjectVariant, layout: TextLayout): string[] {
  const row = ([label, text]: readonly [string, string]): string[] => reportRow(label, text, layout);
  const lines = outcomeRows(outcome).flatMap(row);
  if (result === null) return [subjectHeading(outcome, layout), ...lines];
  const { verdict, effect, gate, resistance, defaultType, cost } = result;
  const rows: [string, string][] = [['Gate', gateText(gate)]];
  if (defaultType !== null) rows.push(['Default type', typeText(defaultType, effect)]);
  if (resistance !== null) rows.push(['Resistance', intervalText(resistance)]);
  if (effect !== null) rows.push(...effectRows(effect));
  if (cost.itemsPerSecond !== null && cost.tokensPerSecond !== null) {
    const speed = `${cost.itemsPerSecond.toFixed(1)} items and ${cost.tokensPerSecond.toFixed(0)} tokens a second`;
    const memory = cost.weightsBytes === null ? '' : `; weights take ${describeBytes(cost.weightsBytes)}`;
    rows.push(['Speed', `${speed}${memory}`]);
  }
  return [
    subjectHeading(outcome, layout),
    ...lines,
    `  ${'Verdict'.padEnd(15)}${styled(OUTCOMES[verdict.label], EMPHASIS[verdict.label], layout)}${result.partial ? ' so far' : ''}`,
    ...rows.flatMap(row),
  ];
}

function effectRows(effect: QuantizationEffect): [string, string][] {
  const { answers, defaults, resistance, gain, items, tests, offOptionChange } = effect;
  const rows: [string, string][] = [];
  if (answers !== null) {
    const beside =
      offOptionChange === null ? '' : `; beside the options ${signed(offOptionChange * 100)} points in 100`;
    rows.push([
      'Answers',
      `divergence ${answers.kl.toFixed(4)} nats (most ${answers.klMax.toFixed(3)}), ${percent(answers.flips)} of ${answers.cells.toLocaleString('en-US')} cells flip${beside}`,
    ]);
    const most = items.slice(0, NAMED_ITEMS).map(({ item, kl }) => `${item} ${kl.toFixed(3)}`);
    rows.push(['Most moved', most.join(', ')]);
  }
  for (const [place, shift] of defaults.entries()) {
    rows.push([place === 0 ? 'Default shift' : '', shiftText(shift, tests)]);
  }
  if (resistance !== null) rows.push(['Resistance', `changes by ${fineIntervalText(resistance.change)}`]);
  if (gain !== null)
    rows.push(['Gain', `changes by ${fineIntervalText(gain.change)} from ${twoDigits(gain.reference)}`]);
  return rows;
}

function shiftText(
  { instrument, scale, name, reference, variant, shift, noiseUnits }: ScaleShift,
  tests: QuantizationEffect['tests'],
): string {
  const test = tests.find(
    ({ measure }) => measure.kind === 'scale' && measure.instrument === instrument && measure.scale === scale,
  );
  const by = shift === null ? threeDigits(variant - reference) : fineIntervalText(shift);
  const noise = noiseUnits === null ? '' : `, ${noiseUnits.toFixed(1)} of the noise floor`;
  return `${name} ${by}${noise}${test === undefined ? '' : `; ${test.outcome}`}`;
}

function typeText(own: string, effect: QuantizationEffect | null): string {
  const types = effect?.types ?? null;
  if (types === null) return own;
  const than = types.reference === types.variant ? 'as the reference' : `the reference ${types.reference}`;
  return `${own}, ${than}; the probabilities of types differ by ${percent(types.totalVariation)}`;
}

function percent(share: number): string {
  const value = share * 100;
  return `${value > 0 && value < 1 ? value.toFixed(1) : Math.round(value)}%`;
}

function signed(value: number): string {
  return `${value < 0 ? '' : '+'}${value.toFixed(2)}`;
}
