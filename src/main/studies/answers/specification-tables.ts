import type { Specification } from '../../../shared/domain/specification.js';
import type { StudySnapshot } from '../../store/store.js';
import type { Accumulator, InstrumentTally } from './accumulate.js';
import { answerTable, type AnswerTable } from './answer-table.js';

/**
 * One table per instrument of what was answered under one specification, at its temperature: it looks like a study of one
 * template and one option order. Throws a RangeError for a specification that the study does not have.
 */
export function specificationTables(
  accumulator: Pick<Accumulator, 'mode' | 'tallies'>,
  snapshot: StudySnapshot,
  specification: Specification,
): AnswerTable[] {
  const { conditions } = snapshot;
  const sides = { conditions, templates: [specification.template], orders: [specification.order] };
  return specificationTallies(accumulator, snapshot, specification).map((tally) =>
    answerTable(tally, sides, accumulator.mode, specification.temperature),
  );
}

/**
 * What was counted under one specification alone, per instrument, in the order condition, item. Throws a RangeError for a
 * specification that the study does not have.
 */
export function specificationTallies(
  { tallies }: Pick<Accumulator, 'tallies'>,
  { specifications = [] }: StudySnapshot,
  { id }: Specification,
): InstrumentTally[] {
  const place = specifications.findIndex((candidate) => candidate.id === id);
  if (place < 0) throw new RangeError(`the study has no specification ${id}`);
  return tallies.map((tally) => partOf(tally, place, specifications.length));
}

/** The cells of one of `count` specifications, in the order condition, item. */
function partOf(tally: InstrumentTally, place: number, count: number): InstrumentTally {
  const { instrument } = tally;
  const items = instrument.items.length;
  const take = <Values extends Float64Array | Uint32Array>(
    values: Values,
    size: number,
    empty: Values,
  ): Values => {
    const conditions = empty.length / size;
    for (let condition = 0; condition < conditions; condition += 1) {
      const from = (condition * count + place) * size;
      empty.set(values.subarray(from, from + size), condition * size);
    }
    return empty;
  };
  const counted = (values: Uint32Array): Uint32Array =>
    take(values, items, new Uint32Array(values.length / count));
  return {
    instrument,
    mass: take(tally.mass, items * instrument.options.length, new Float64Array(tally.mass.length / count)),
    answers: counted(tally.answers),
    refusals: counted(tally.refusals),
    unparsed: counted(tally.unparsed),
    truncated: counted(tally.truncated),
  };
}
