import { createAccumulator, type Accumulator } from '../../../../src/main/studies/answers/accumulate.js';
import { analyseReadings } from '../../../../src/main/studies/readings/analyse.js';
import type { StudySnapshot } from '../../../../src/main/store/store.js';
import { cellKey } from '../../../../src/shared/domain/cell.js';
import type { Instrument } from '../../../../src/shared/domain/instrument.js';
import type { JudgeRecord } from '../../../../src/shared/domain/judging.js';
import { TRAITS, type Trait } from '../../../../src/shared/domain/persona-source.js';
import type { ReadingsResult } from '../../../../src/shared/domain/readings/result.js';
import { studyDesignSchema } from '../../../../src/shared/domain/study.js';
import { axes, binomial, readout, sampled, study, TYPES } from '../answers/synthetic.js';

/** A second instrument of eight items a trait: forced choices on 1..4, or open replies on 1..5 (two items). */
export function behaviour(format: 'choice' | 'open'): Instrument {
  const scores = format === 'choice' ? [1, 2, 3, 4] : [1, 2, 3, 4, 5];
  const id = format === 'choice' ? 'situations' : 'replies';
  return {
    schemaVersion: 1,
    id,
    name: id,
    version: '1',
    description: 'For tests.',
    licence: 'CC0-1.0',
    citation: 'none',
    format,
    options: scores.map((score) => ({ score, text: { en: `level ${score}` } })),
    scales: TRAITS.map((trait) => ({
      id: trait,
      name: `Trait ${trait}`,
      kind: 'domain' as const,
      low: { name: `low ${trait}` },
      high: { name: `high ${trait}` },
    })),
    items: TRAITS.flatMap((trait) =>
      Array.from({ length: format === 'choice' ? 8 : 2 }, (_, at) => ({
        id: `${trait}${at}`,
        text: { en: `Situation ${at} of ${trait}.` },
        keys: [{ scale: trait, sign: 1 as const }],
        ...(format === 'choice' ? { options: scores.map((score) => ({ en: `choice ${score}` })) } : {}),
      })),
    ),
  };
}

/** What a synthetic subject is asked: `level` is the persona's request as a share, null without one. */
export interface AskedTrait {
  readonly instrument: string;
  readonly trait: Trait;
  readonly persona: string | null;
  readonly level: number | null;
  readonly item: number;
  readonly order: 'forward' | 'reversed';
}

/** Where a subject stands as a share of the range. */
export type Standing = (asked: AskedTrait) => number;

const TRAIT_OF_AXIS: Readonly<Record<string, Trait>> = { EI: 'E', SN: 'O', TF: 'A', JP: 'C' };
/** Above the middle everywhere, so that low requests lie against the default. */
const DEFAULT = 0.7;

/** A subject that moves the share `selfReport` of the way in the questionnaire, and `other` in what it does. */
export function mover(selfReport: number, other: number): Standing {
  return ({ instrument, level, item }) => {
    const share = instrument === 'axes' ? selfReport : other;
    const own = DEFAULT + 0.04 * ((item % 3) - 1);
    return level === null ? own : own + share * (level - own);
  };
}

export function readingsStudy(
  second: readonly Instrument[],
  change: {
    readonly analysis?: Record<string, unknown>;
    readonly judge?: unknown;
    readonly mode?: 'sampled';
  } = {},
): StudySnapshot {
  const one = study({ templates: ['one'], placebos: ['harbour'], instrument: axes(8) });
  const instruments = [axes(8), ...second];
  const items = instruments.reduce((sum, { items: own }) => sum + own.length, 0);
  return {
    ...one,
    instruments,
    design: studyDesignSchema.parse({
      ...one.design,
      kind: 'readings',
      instruments: instruments.map(({ id }) => id),
      analysis: { bootstrap: 200, ...change.analysis },
      ...(change.mode === undefined ? {} : { administration: { mode: 'sampled', runs: 1 } }),
      ...(change.judge === undefined ? {} : { judge: change.judge }),
    }),
    expectedPerSubject: one.conditions.length * one.design.orders.length * items,
  };
}

/** All readouts of a study; sampled studies get the likeliest score. */
export function answered(snapshot: StudySnapshot, standing: Standing): Accumulator {
  const accumulator = createAccumulator(snapshot);
  const sampledMode = snapshot.design.administration.mode === 'sampled';
  for (const instrument of snapshot.instruments) {
    const options = instrument.options.length;
    for (const condition of snapshot.conditions) {
      for (const order of snapshot.design.orders) {
        for (const [place, item] of instrument.items.entries()) {
          const { scale, sign } = item.keys[0]!;
          const trait = TRAIT_OF_AXIS[scale] ?? (scale as Trait);
          const axis = Object.keys(TRAIT_OF_AXIS).find((name) => TRAIT_OF_AXIS[name] === trait);
          const targets =
            condition.persona === undefined ? {} : snapshot.targets[condition.persona]?.['axes'];
          const level = (axis === undefined ? undefined : targets?.[axis]) ?? null;
          const persona = condition.persona ?? null;
          const share = standing({ instrument: instrument.id, trait, persona, level, item: place, order });
          const own = sign === 1 ? share : 1 - share;
          const key = cellKey({
            condition: condition.id,
            instrument: instrument.id,
            item: item.id,
            template: 'one',
            order,
            language: 'en',
          });
          accumulator.add(
            sampledMode
              ? sampled(key, 0, 1 + Math.round(own * (options - 1)))
              : readout(key, spread(own, options)),
          );
        }
      }
    }
  }
  return accumulator;
}

/** Probabilities over the options with the mean share asked for. */
function spread(share: number, options: number): number[] {
  if (options === 5) return binomial(1 + 4 * share);
  const n = options - 1;
  return [1, 3, 3, 1].map((ways, k) => ways * share ** k * (1 - share) ** (n - k));
}

export function analysed(
  snapshot: StudySnapshot,
  standing: Standing,
  judge: JudgeRecord | null = null,
): ReadingsResult {
  return analyseReadings(answered(snapshot, standing), snapshot, { seed: 11, subject: 'one', judge });
}

/** A judge with a weighted kappa. */
export function judgeWith(kappa: number, sha256 = 'f'.repeat(64)): JudgeRecord {
  const figure = { estimate: kappa, low: kappa - 0.1, high: kappa + 0.1 };
  const figures = {
    replies: 75,
    quadraticKappa: figure,
    spearman: figure,
    meanAbsoluteError: figure,
    exact: figure,
    withinOne: figure,
  };
  return {
    sha256,
    name: 'judge',
    quantization: 'Q8_0',
    labelled: { id: 'labelled', replies: 75 },
    confidence: 0.95,
    overall: figures,
    scales: { E: figures },
    offOption: 0.02,
    unrated: 0,
  };
}

export { TYPES };
