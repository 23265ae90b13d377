import type { ConditionKind } from '../../../shared/domain/condition.js';
import type { StudySnapshot } from '../../store/store.js';
import type { Accumulator } from './accumulate.js';

/** How answers came back; rates that do not apply to the mode, or rest on no answer, are null. */
export interface AnswerRates {
  /** Mean probability on the options (readout). */
  readonly optionMass: number | null;
  /** Parsed answers among those that do not refuse (sampled): a refusal is an answer of its own, not a failed one. */
  readonly parseRate: number | null;
  readonly refusalRate: number | null;
  readonly unparsedRate: number | null;
  readonly truncatedRate: number | null;
  readonly refusalRateByKind: Readonly<Partial<Record<ConditionKind, number>>> | null;
}

interface Counts {
  answers: number;
  mass: number;
  refusals: number;
  unparsed: number;
  truncated: number;
}

/** Counts over all cells of a subject. */
export function answerRates(
  accumulator: Pick<Accumulator, 'mode' | 'tallies'>,
  snapshot: StudySnapshot,
): AnswerRates {
  const byCondition = snapshot.conditions.map((_, place) => countCondition(accumulator, snapshot, place));
  const total = add(byCondition);
  const of = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null);
  if (accumulator.mode === 'readout') {
    return {
      optionMass: total.answers > 0 ? Math.min(1, total.mass / total.answers) : null,
      parseRate: null,
      refusalRate: null,
      unparsedRate: null,
      truncatedRate: null,
      refusalRateByKind: null,
    };
  }
  return {
    optionMass: null,
    parseRate: of(total.mass, total.answers - total.refusals),
    refusalRate: of(total.refusals, total.answers),
    unparsedRate: of(total.unparsed, total.answers),
    truncatedRate: of(total.truncated, total.answers),
    refusalRateByKind: refusalsByKind(snapshot, byCondition),
  };
}

function refusalsByKind(
  snapshot: StudySnapshot,
  byCondition: readonly Counts[],
): Partial<Record<ConditionKind, number>> {
  const kinds = [...new Set(snapshot.conditions.map(({ kind }) => kind))];
  return Object.fromEntries(
    kinds.flatMap((kind) => {
      const { refusals, answers } = add(
        byCondition.filter((_, place) => snapshot.conditions[place]?.kind === kind),
      );
      return answers > 0 ? [[kind, refusals / answers]] : [];
    }),
  );
}

function countCondition(
  accumulator: Pick<Accumulator, 'tallies'>,
  { conditions }: StudySnapshot,
  place: number,
): Counts {
  return add(
    accumulator.tallies.map((tally) => {
      const part = (values: Float64Array | Uint32Array): number => {
        const size = values.length / conditions.length;
        let total = 0;
        for (let entry = place * size; entry < (place + 1) * size; entry += 1)
          total += values[entry] as number;
        return total;
      };
      return {
        answers: part(tally.answers),
        mass: part(tally.mass),
        refusals: part(tally.refusals),
        unparsed: part(tally.unparsed),
        truncated: part(tally.truncated),
      };
    }),
  );
}

function add(counts: readonly Counts[]): Counts {
  const total: Counts = { answers: 0, mass: 0, refusals: 0, unparsed: 0, truncated: 0 };
  for (const count of counts) {
    total.answers += count.answers;
    total.mass += count.mass;
    total.refusals += count.refusals;
    total.unparsed += count.unparsed;
    total.truncated += count.truncated;
  }
  return total;
}
