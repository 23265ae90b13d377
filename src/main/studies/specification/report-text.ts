import type { Estimate } from '../../../shared/domain/figures.js';
import type { MeasureEffects } from '../../../shared/domain/specification-curve/effects.js';
import type {
  Conclusion,
  Robustness,
  SpecificationResult,
} from '../../../shared/domain/specification-curve/result.js';
import type { Factor } from '../../../shared/domain/specification.js';
import { languageInfo } from '../../../shared/domain/languages.js';
import type { StudySnapshot } from '../../store/store.js';
import { intervalBar, shortened, styled, wrapped, type Emphasis } from '../report-style.js';
import type { SubjectOutcome, TextLayout } from '../study-kind.js';
import { FACTOR_WORDS } from './verdict.js';

/** A subject with its findings; null where nothing could be analysed. */
export interface SpecificationSubject {
  readonly outcome: SubjectOutcome;
  readonly result: SpecificationResult | null;
}

const LABEL_WIDTH = 15;
/** Specifications that are drawn one by one; of more, so many are taken evenly along the curve. */
const MOST_BARS = 24;

const ROBUSTNESS_EMPHASIS: Readonly<Record<Robustness, Emphasis>> = {
  robust: 'cyan',
  depends: 'yellow',
  'not-measurable': 'red',
};
const CONCLUSION_EMPHASIS: Readonly<Record<Conclusion, Emphasis>> = {
  flexible: 'cyan',
  partial: 'yellow',
  closed: 'magenta',
  'not-measurable': 'red',
};

/**
 * The report of a specification study to read in a terminal: for each subject the specification curve, what each choice
 * does, reliability, and one sentence. Lines are no wider than the layout, colour apart.
 */
export function specificationText(
  snapshot: StudySnapshot,
  subjects: readonly SpecificationSubject[],
  layout: TextLayout,
): string[] {
  const { name, analysis } = snapshot.design;
  const confidence = Math.round(analysis.confidence * 100);
  return [
    styled(`Specifications in study ${name}${snapshot.quick ? ' (quick)' : ''}`, 'bold', layout),
    ...wrapped(
      'Each specification is one defensible way of asking. Resistance 0: the subject takes on every profile that it is ' +
        `asked for; 1: it keeps its default. In brackets, and as whiskers: ${confidence}% intervals.`,
      layout.width,
    ).map((line) => styled(line, 'faint', layout)),
    ...subjects.flatMap((entry) => ['', ...subjectLines(entry, layout)]),
    '',
    ...subjects.flatMap(({ outcome, result }) =>
      wrapped(
        `${outcome.subject.name}: ${result === null ? withoutResult(outcome) : written(result.verdict.sentence, layout)}`,
        layout.width,
      ),
    ),
  ];
}

function subjectLines({ outcome, result }: SpecificationSubject, layout: TextLayout): string[] {
  const { subject, responses, expected, failure } = outcome;
  const title = shortened(`${subject.name}  ${subject.quantization}`, layout.width, layout);
  const rule = (layout.unicode ? '─' : '-').repeat(Math.max(0, layout.width - title.length - 2));
  const head = `${styled(title, 'bold', layout)}  ${styled(rule, 'faint', layout)}`;
  const notes: [string, string][] = [
    ...(failure === null ? [] : [['Failed', `${failure.code}: ${failure.message}`] as [string, string]]),
    ...(responses < expected
      ? [['Partial', `${count(responses)} of ${count(expected)} responses`] as [string, string]]
      : []),
  ];
  const lines = notes.flatMap(([label, text]) => row(label, text, layout));
  if (result === null) return [head, ...lines];
  const { verdict, partial } = result;
  const word = styled(verdict.label.replace('-', ' '), ROBUSTNESS_EMPHASIS[verdict.label], layout);
  return [
    head,
    ...lines,
    `  ${'Verdict'.padEnd(LABEL_WIDTH)}${word}${partial ? ' so far' : ''}`,
    ...factRows(result).flatMap(([label, text]) => row(label, text, layout)),
    ...curveLines(result, layout),
    ...effectLines(result, layout),
    ...languageRows(result).flatMap(([label, text]) => row(label, text, layout)),
    ...reliabilityRows(result).flatMap(([label, text]) => row(label, text, layout)),
  ];
}

function factRows(result: SpecificationResult): [string, string][] {
  const { specifications, factors, conclusions, curves } = result;
  const passing = specifications.filter(({ gate }) => gate.passed).length;
  const varied = factors.map(({ factor, levels }) => `${FACTOR_WORDS[factor]} (${levels.length})`).join(', ');
  const summary = curves[0]?.summary ?? null;
  const type = conclusions.defaultType;
  return [
    ['Varied', varied === '' ? 'nothing' : varied],
    ['Gate', `passed in ${passing} of ${specifications.length} specifications`],
    ...(summary === null
      ? []
      : [
          [
            'Resistance',
            `median ${two(summary.median)}, quartiles ${two(summary.lowerQuartile)} and ${two(summary.upperQuartile)}, from ${two(summary.lowest)} to ${two(summary.highest)}`,
          ] as [string, string],
        ]),
    ...(type === null
      ? []
      : [
          [
            'Default type',
            type.shares
              .map(({ conclusion, count: own }) => `${conclusion} in ${own} of ${type.specifications}`)
              .join(', '),
          ] as [string, string],
        ]),
  ];
}

function curveLines(result: SpecificationResult, layout: TextLayout): string[] {
  const byId = new Map(result.specifications.map((finding) => [finding.specification.id, finding]));
  const drawn = (result.curves[0]?.order ?? []).flatMap((id) => {
    const finding = byId.get(id);
    return finding === undefined || finding.resistance === null
      ? []
      : [{ ...finding, resistance: finding.resistance }];
  });
  if (drawn.length === 0) return [];
  const shown = drawn.length <= MOST_BARS ? drawn : evenly(drawn, MOST_BARS);
  const width = layout.width < 80 ? 13 : 25;
  const left = Math.max(...shown.map(({ specification }) => specification.id.length));
  const heading =
    shown.length < drawn.length
      ? `  Specification curve: ${shown.length} of ${drawn.length} specifications, evenly along it`
      : '  Specification curve';
  return [
    '',
    styled(heading, 'bold', layout),
    ...shown.map(({ specification, resistance, verdict, levels }) => {
      const bar = intervalBar(resistance, width, layout);
      const start = `  ${specification.id.padEnd(left)}  ${bar}  ${two(resistance.estimate)}  `;
      const word = (verdict ?? 'not answered').replace('-', ' ');
      const own = levels
        .map((level, place) => result.factors[place]?.levels[level] ?? '')
        .join(layout.unicode ? ' · ' : ', ');
      const room = layout.width - start.length - 16;
      const tail = room > 8 ? shortened(own, room, layout) : '';
      return `${start}${styled(word, CONCLUSION_EMPHASIS[verdict ?? 'not-measurable'], layout)}${' '.repeat(Math.max(2, 16 - word.length))}${styled(tail, 'faint', layout)}`.trimEnd();
    }),
  ];
}

function evenly<Entry>(entries: readonly Entry[], count: number): Entry[] {
  return Array.from({ length: count }, (_, place) => {
    const at = Math.round((place * (entries.length - 1)) / (count - 1));
    return entries[at] as Entry;
  });
}

function effectLines(result: SpecificationResult, layout: TextLayout): string[] {
  const [effects] = result.effects;
  if (effects?.measure !== 'resistance') return [];
  return [
    '',
    styled('  What each choice does to resistance', 'bold', layout),
    ...effects.factors.flatMap((effect) =>
      row(capital(FACTOR_WORDS[effect.factor]), effectText(effect), layout),
    ),
    ...widestOnDefault(result).flatMap((text) => row('On the default', text, layout)),
    '',
  ];
}

function effectText(effect: MeasureEffects['factors'][number]): string {
  const { status, aliasedWith, largest, levels, adjustedP, partialEta2 } = effect;
  if (status === 'constant') return 'one level only among the specifications that pass the gate';
  if (status === 'aliased') {
    return `cannot be told apart from ${aliasedWith.map((name) => FACTOR_WORDS[name as Factor] ?? name).join(' and ')}`;
  }
  const means = levels.flatMap(({ level, mean }) =>
    mean === null ? [] : [`${level} ${two(mean.estimate)}`],
  );
  const parts = [means.join(', ')];
  if (largest !== null) parts.push(`largest difference ${contrast(largest)}`);
  if (adjustedP !== null) parts.push(`p ${pText(adjustedP)}`);
  if (partialEta2 !== null) parts.push(`partial eta squared ${two(partialEta2)}`);
  return parts.join('; ');
}

/** The factor that moves the default most on any scale, where it does so beyond chance. */
function widestOnDefault({ effects, measures }: SpecificationResult): string[] {
  const all = effects
    .filter(({ measure }) => measure !== 'resistance')
    .flatMap(({ measure, factors }) =>
      factors.flatMap(({ factor, largest, adjustedP }) =>
        largest === null || adjustedP === null || adjustedP > 0.05 ? [] : [{ measure, factor, largest }],
      ),
    )
    .sort((left, right) => right.largest.estimate - left.largest.estimate);
  const [widest] = all;
  if (widest === undefined) return [];
  const name = measures.find(({ id }) => id === widest.measure)?.name ?? widest.measure;
  const { lower, higher } = widest.largest;
  return [
    `the ${FACTOR_WORDS[widest.factor]} moves it most: ${name} ${contrast(widest.largest)} points from ${lower} to ${higher}`,
  ];
}

function languageRows({ languages }: SpecificationResult): [string, string][] {
  if (languages.length < 2) return [];
  return languages.map(({ language, offOption, refusalRate, measurable, specifications, frames }, place) => {
    const read =
      offOption !== null
        ? `${percent(offOption)} of the probability off the options`
        : `${percent(refusalRate ?? 0)} refusals`;
    const foreign = frames.filter((frame) => frame.language !== null && frame.language !== language).length;
    const framed = foreign === 0 ? '' : `; ${foreign} of ${frames.length} templates in English around it`;
    return [
      place === 0 ? 'Languages' : '',
      `${languageInfo(language).name}: gate passed in ${measurable} of ${specifications}, ${read}${framed}`,
    ];
  });
}

function reliabilityRows({ reliability }: SpecificationResult): [string, string][] {
  return reliability.flatMap(({ name, alpha, omega, retest }, place): [string, string][] => {
    const parts = [
      ...(alpha === null ? [] : [`alpha ${interval(alpha)}`]),
      ...(omega === null ? [] : [`omega ${interval(omega)}`]),
      ...(!retest?.icc ? [] : [`retest ICC ${interval(retest.icc)}`]),
    ];
    return [[place === 0 ? 'Reliability' : '', `${name}: ${parts.join(', ') || 'unknown'}`]];
  });
}

function row(label: string, text: string, layout: TextLayout): string[] {
  const indent = ' '.repeat(LABEL_WIDTH + 2);
  return wrapped(text, layout.width, indent).map((line, position) =>
    position === 0 ? `  ${label.padEnd(LABEL_WIDTH)}${line.slice(indent.length)}` : line,
  );
}

function withoutResult({ responses, failure }: SubjectOutcome): string {
  if (failure !== null) return `failed before it could be measured (${failure.code}).`;
  return responses === 0 ? 'nothing is stored yet.' : 'too little is stored to say anything yet.';
}

function contrast({
  estimate,
  low,
  high,
}: {
  estimate: number;
  low: number | null;
  high: number | null;
}): string {
  return low === null || high === null ? two(estimate) : interval({ estimate, low, high });
}

function interval({ estimate, low, high }: Estimate): string {
  return `${two(estimate)} [${two(low)}, ${two(high)}]`;
}

/** A sentence without its accents where these cannot be shown. */
function written(sentence: string, { unicode }: TextLayout): string {
  return unicode ? sentence : sentence.normalize('NFD').replace(/\p{Mark}/gu, '');
}

/** Two decimals, without the sign of a zero. */
function two(value: number): string {
  return value.toFixed(2).replace(/^-(0\.00)$/, '$1');
}

function pText(p: number): string {
  return p < 0.001 ? 'under .001' : p.toFixed(3).replace(/^0/, '');
}

function percent(share: number): string {
  return share > 0 && share < 0.005 ? 'under 1%' : `${Math.round(share * 100)}%`;
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

function count(value: number): string {
  return value.toLocaleString('en-US');
}
