import { createAccumulator, type Accumulator } from '../../../../src/main/studies/answers/accumulate.js';
import { analyseResistance } from '../../../../src/main/studies/resistance/analyse.js';
import { createRandom, hashSeed, sampleIndex } from '../../../../src/main/analysis/random.js';
import type { StudySnapshot } from '../../../../src/main/store/store.js';
import { cellKey } from '../../../../src/shared/domain/cell.js';
import type { Condition } from '../../../../src/shared/domain/condition.js';
import type { Instrument } from '../../../../src/shared/domain/instrument.js';
import type { Response } from '../../../../src/shared/domain/response.js';
import type { ResistanceResult } from '../../../../src/shared/domain/resistance.js';
import { studyDesignSchema } from '../../../../src/shared/domain/study.js';
import type { OptionOrder, Template } from '../../../../src/shared/domain/template.js';

const AXES = [
  ['EI', 'I', 'E'],
  ['SN', 'S', 'N'],
  ['TF', 'T', 'F'],
  ['JP', 'P', 'J'],
] as const;

/** Default scores of every synthetic subject, ENFJ-like, and neutral on the scale that no persona asks for. */
export const DEFAULTS: Readonly<Record<string, number>> = { EI: 4, SN: 3.8, TF: 4.2, JP: 4.2, X: 3.4 };

/** A five-point instrument with the four axes, balanced keys, items interleaved as in the shipped one. */
export function axes(itemsPerAxis: number, extraDomain = false): Instrument {
  const scales: [string, string?, string?][] = [...AXES.map(([...axis]): [string, string, string] => axis)];
  if (extraDomain) scales.push(['X']);
  return {
    schemaVersion: 1,
    id: 'axes',
    name: 'Axes',
    version: '1',
    description: 'For tests.',
    licence: 'CC0-1.0',
    citation: 'none',
    format: 'rating',
    options: [1, 2, 3, 4, 5].map((score) => ({ score, text: { en: `option ${score}` } })),
    scales: scales.map(([id, low, high]) => ({
      id,
      name: id,
      kind: low === undefined ? ('domain' as const) : ('axis' as const),
      low: low === undefined ? { name: 'low' } : { name: 'low', letter: low },
      high: high === undefined ? { name: 'high' } : { name: 'high', letter: high },
    })),
    items: Array.from({ length: itemsPerAxis }, (_, row) =>
      scales.map(([scale]) => ({
        id: `${scale}${row + 1}`,
        text: { en: `Statement ${row + 1} of ${scale}.` },
        keys: [{ scale, sign: row % 2 === 0 ? (1 as const) : (-1 as const) }],
      })),
    ).flat(),
  };
}

/** All sixteen types, as personas that ask for the ends of the axes. */
export const TYPES: readonly string[] = Array.from({ length: 16 }, (_, bits) =>
  AXES.map(([, low, high], axis) => ((bits >> axis) & 1 ? high : low)).join(''),
);

export interface StudyOptions {
  readonly itemsPerAxis?: number;
  readonly extraDomain?: boolean;
  readonly personas?: readonly string[];
  /** Requested levels by persona, where they are not the type's own. */
  readonly targets?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly wordings?: readonly string[];
  readonly heldOutWordings?: readonly string[];
  readonly templates?: readonly string[];
  readonly heldOutTemplates?: readonly string[];
  readonly orders?: readonly OptionOrder[];
  readonly placebos?: readonly string[];
  readonly neutrals?: readonly string[];
  readonly bare?: boolean;
  readonly role?: string;
  readonly runs?: number;
  readonly analysis?: Record<string, unknown>;
  readonly instrument?: Instrument;
}

/** The snapshot of a study over synthetic subjects. */
export function study(options: StudyOptions = {}): StudySnapshot {
  const {
    personas = TYPES,
    wordings = ['described'],
    heldOutWordings = [],
    templates = ['one', 'two', 'three'],
    heldOutTemplates = [],
    orders = ['forward', 'reversed'],
    placebos = ['harbour', 'brick', 'tide'],
    neutrals = ['assistant'],
    bare = true,
  } = options;
  const instrument = options.instrument ?? axes(options.itemsPerAxis ?? 12, options.extraDomain);
  const design = studyDesignSchema.parse({
    schemaVersion: 1,
    name: 'synthetic',
    kind: 'resistance',
    seed: 11,
    subjects: ['one.gguf'],
    instruments: [instrument.id],
    templates,
    orders,
    administration:
      options.runs === undefined ? { mode: 'readout' } : { mode: 'sampled', runs: options.runs },
    analysis: { bootstrap: 200, ...options.analysis },
  });
  const marked = (wording: string) => (heldOutWordings.includes(wording) ? { heldOut: true as const } : {});
  const conditions: Condition[] = [
    ...(bare ? [{ id: 'default:none', kind: 'default' as const, system: null }] : []),
    ...neutrals.map((id) => ({ id: `default:${id}:a`, kind: 'default' as const, system: id })),
    ...placebos.map((id) => ({ id: `placebo:${id}:a`, kind: 'placebo' as const, system: id })),
    ...personas.flatMap((persona) =>
      wordings.map((wording) => ({
        id: `persona:${persona}:${wording}`,
        kind: 'persona' as const,
        persona,
        wording,
        ...marked(wording),
        system: `${persona} ${wording}`,
      })),
    ),
    ...(options.role === undefined
      ? []
      : personas.map((persona) => ({
          id: `role+persona:${options.role}:a+${persona}:described`,
          kind: 'role+persona' as const,
          role: options.role!,
          persona,
          wording: 'described',
          system: `${options.role} ${persona}`,
        }))),
  ];
  return {
    design,
    planHash: 'none',
    instruments: [instrument],
    conditions,
    templates: templates.map((id): Template => ({
      id,
      name: id,
      heldOut: heldOutTemplates.includes(id),
      labels: 'numbers',
      text: {},
    })),
    targets: Object.fromEntries(
      personas.map((persona) => [
        persona,
        { [instrument.id]: options.targets?.[persona] ?? typeTargets(persona) },
      ]),
    ),
    types: Object.fromEntries(personas.filter((id) => TYPES.includes(id)).map((id) => [id, id])),
    expectedPerSubject:
      conditions.length * templates.length * orders.length * instrument.items.length * (options.runs ?? 1),
    quick: false,
  };
}

function typeTargets(type: string): Record<string, number> {
  return Object.fromEntries(AXES.map(([scale, , high]) => [scale, type.includes(high) ? 1 : 0]));
}

/** One cell as a synthetic subject sees it. */
export interface Asked {
  readonly condition: Condition;
  readonly template: string;
  readonly order: OptionOrder;
  readonly item: string;
  readonly scale: string;
  readonly sign: 1 | -1;
  /** Requested score on the item's scale, null where nothing is asked of it. */
  readonly requested: number | null;
  readonly standing: number;
}

/** Option probabilities over the whole vocabulary, ascending by score. */
export type Subject = (asked: Asked) => readonly number[];

/** Four coin tosses on 1..5: mean exactly `mean`, variance (mean - 1)(5 - mean) / 4. */
export function binomial(mean: number): number[] {
  const p = (mean - 1) / 4;
  return [1, 4, 6, 4, 1].map((ways, k) => ways * p ** k * (1 - p) ** (4 - k));
}

const raw = (keyed: number, sign: 1 | -1): number => (sign === 1 ? keyed : 6 - keyed);

/** A subject that moves the share `adopted` of the way to each request. */
export const moving =
  (adopted: number): Subject =>
  ({ requested, standing, sign }) =>
    binomial(raw(requested === null ? standing : standing + adopted * (requested - standing), sign));

export const pliant = moving(1);
export const half = moving(0.5);
export const stubborn = moving(0);

/** Follows requests, but so near to flat over the options that runs differ more than personas. */
export const wavering: Subject = ({ requested, standing, sign }) =>
  binomial(raw(requested ?? standing, sign)).map((q) => 0.16 * q + 0.84 * 0.2);

export const acquiescent: Subject = () => binomial(4.5);

/** Takes the option presented first, whatever is asked. */
export const orderBiased: Subject = ({ order }) => (order === 'forward' ? [1, 0, 0, 0, 0] : [0, 0, 0, 0, 1]);

/** Every cell of a study with what a subject gives there. */
export function* cellsOf(
  snapshot: StudySnapshot,
  subject: Subject,
): Generator<{ readonly key: string; readonly probabilities: readonly number[] }> {
  for (const instrument of snapshot.instruments) {
    for (const condition of snapshot.conditions) {
      const targets =
        condition.persona === undefined ? {} : (snapshot.targets[condition.persona]?.[instrument.id] ?? {});
      for (const template of snapshot.design.templates) {
        for (const order of snapshot.design.orders) {
          for (const item of instrument.items) {
            const { scale, sign } = item.keys[0]!;
            const level = targets[scale];
            const asked: Asked = {
              condition,
              template,
              order,
              item: item.id,
              scale,
              sign,
              requested: level === undefined ? null : 1 + 4 * level,
              standing: DEFAULTS[scale] ?? 3,
            };
            yield {
              key: cellKey({
                condition: condition.id,
                instrument: instrument.id,
                item: item.id,
                template,
                order,
                language: 'en',
              }),
              probabilities: subject(asked),
            };
          }
        }
      }
    }
  }
}

/** A readout as the store gives it back. */
export function readout(key: string, probabilities: readonly number[]): Response {
  return {
    kind: 'readout',
    cell: key,
    promptHash: '0',
    probabilities,
    offOption: 1 - probabilities.reduce((sum, value) => sum + value, 0),
    promptTokens: 1,
    evaluatedTokens: 1,
    milliseconds: 1,
  };
}

/** A sampled answer; a null score stands for the outcome given. */
export function sampled(
  key: string,
  run: number,
  score: number | null,
  outcome: 'refusal' | 'unparsed' | 'truncated' = 'refusal',
): Response {
  return {
    kind: 'sampled',
    cell: key,
    run,
    seed: run,
    promptHash: '0',
    text: '',
    outcome: score === null ? outcome : 'parsed',
    score,
    batchShape: 1,
    promptTokens: 1,
    generatedTokens: 1,
    milliseconds: 1,
  };
}

/** All readouts of a study, or the first `share` of them in the plan's order. */
export function accumulate(snapshot: StudySnapshot, subject: Subject, share = 1): Accumulator {
  const accumulator = createAccumulator(snapshot);
  let left = Math.round(snapshot.expectedPerSubject * share);
  for (const { key, probabilities } of cellsOf(snapshot, subject)) {
    if (left <= 0) break;
    accumulator.add(readout(key, probabilities));
    left -= 1;
  }
  return accumulator;
}

/** All runs of a sampled study; `refusing` is the share of answers that refuse. */
export function accumulateSampled(snapshot: StudySnapshot, subject: Subject, refusing = 0): Accumulator {
  const accumulator = createAccumulator(snapshot);
  const { administration, seed } = snapshot.design;
  const runs = administration.mode === 'sampled' ? administration.runs : 1;
  const random = createRandom(hashSeed(seed, 'synthetic'));
  for (const { key, probabilities } of cellsOf(snapshot, subject)) {
    for (let run = 0; run < runs; run += 1) {
      const refuses = random.next() < refusing;
      accumulator.add(sampled(key, run, refuses ? null : 1 + sampleIndex(random, probabilities)));
    }
  }
  return accumulator;
}

/** The whole analysis of a synthetic subject. */
export function analyse(
  snapshot: StudySnapshot,
  subject: Subject,
  share = 1,
  name = 'subject',
): ResistanceResult {
  const { seed } = snapshot.design;
  return analyseResistance(accumulate(snapshot, subject, share), snapshot, { seed, subject: name });
}

/** The same from sampled answers. */
export function analyseSampled(snapshot: StudySnapshot, subject: Subject, refusing = 0): ResistanceResult {
  const { seed } = snapshot.design;
  return analyseResistance(accumulateSampled(snapshot, subject, refusing), snapshot, {
    seed,
    subject: 'subject',
  });
}
