import type { JudgeUse, Reading } from '../../../shared/domain/readings/result.js';
import type { StudySnapshot } from '../../store/store.js';
import type { Accumulator, InstrumentTally } from '../answers/accumulate.js';
import { answerRates } from '../answers/answer-rates.js';
import type { AnswerTable } from '../answers/answer-table.js';
import {
  internalConsistency,
  negationConsistency,
  type InternalConsistency,
} from '../measures/consistency.js';
import { gate } from '../measures/gate.js';
import { checkSentence } from '../measures/gate-text.js';
import { orderEffect } from '../measures/order-effect.js';
import { traitScales, type TraitScale } from './trait-scales.js';

/** One instrument as a reading, with what its figures are taken from. */
export interface InstrumentReading {
  readonly reading: Reading;
  readonly table: AnswerTable;
  readonly scales: readonly TraitScale[];
}

/** Below this many items a trait, internal consistency says more of the number of items than of the subject. */
export const LEAST_CONSISTENCY_ITEMS = 4;

/**
 * Every instrument of the study as a reading of the traits, in the study's order. An instrument is left out of gap, matrix and
 * verdict where nothing was answered, where it measures no trait, where it is a questionnaire that fails the gate, or where
 * the judge that reads it is not used. A behavioural reading that fails the gate stays, and says so: it can show that a
 * questionnaire is not borne out, and cannot bear one out.
 */
export function instrumentReadings(
  accumulator: Pick<Accumulator, 'mode' | 'tallies'>,
  tables: readonly AnswerTable[],
  snapshot: StudySnapshot,
  judge: JudgeUse | null,
): InstrumentReading[] {
  return accumulator.tallies.flatMap((tally, place) => {
    const table = tables[place];
    return table === undefined ? [] : [instrumentReading(accumulator, tally, table, snapshot, judge)];
  });
}

function instrumentReading(
  { mode }: Pick<Accumulator, 'mode'>,
  tally: InstrumentTally,
  table: AnswerTable,
  snapshot: StudySnapshot,
  judge: JudgeUse | null,
): InstrumentReading {
  const { instrument } = tally;
  const scales = traitScales(table.scales);
  const answered = tally.answers.reduce((sum, count) => sum + count, 0);
  const ownGate = gate(
    {
      rates: answerRates({ mode, tallies: [tally] }, snapshot),
      order: orderEffect([table]),
      negation: negationConsistency([table]),
      consistency: consistencyOf(table, scales),
    },
    snapshot.design.analysis.gate,
  );
  const reading = {
    instrument: instrument.id,
    name: instrument.name,
    format: instrument.format,
    kind: instrument.format === 'rating' ? ('self-report' as const) : ('behaviour' as const),
    traits: scales.map(({ trait }) => trait),
    items: instrument.items.length,
    answered,
    gate: ownGate,
  };
  return { reading: { ...reading, ...standing(reading, judge) }, table, scales };
}

type Standing = Pick<Reading, 'used' | 'caveat'>;

function standing(
  { answered, traits, format, kind, gate: { passed, checks }, name }: Omit<Reading, keyof Standing>,
  judge: JudgeUse | null,
): Standing {
  if (traits.length === 0) {
    return { used: false, caveat: `${name} measures none of the traits that readings are matched by.` };
  }
  if (answered === 0) return { used: false, caveat: `Nothing of ${name} has been answered.` };
  if (format === 'open' && judge?.used !== true) {
    return { used: false, caveat: judge?.sentence ?? 'The open replies have no judge.' };
  }
  if (passed) return { used: true, caveat: null };
  const failed = checks.filter((check) => check.passed === false).map(checkSentence);
  const why = failed.length === 0 ? 'no check of the gate could be made' : failed.join('; ');
  const sentence = `${name} does not pass the gate: ${why}.`;
  return kind === 'self-report'
    ? { used: false, caveat: `${sentence} It is left out.` }
    : {
        used: true,
        caveat: `${sentence} Noise can leave a questionnaire unsupported, and cannot support one.`,
      };
}

function consistencyOf(table: AnswerTable, scales: readonly TraitScale[]): InternalConsistency {
  const fewest = Math.min(...scales.map(({ key }) => key.items.length));
  if (fewest >= LEAST_CONSISTENCY_ITEMS) return internalConsistency([table]);
  const note = `needs ${LEAST_CONSISTENCY_ITEMS} items a scale; there are ${fewest}`;
  return { alpha: null, omega: null, note };
}
