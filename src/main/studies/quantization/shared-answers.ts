import type { Accumulator, InstrumentTally } from '../answers/accumulate.js';

/** What two subjects answered, as far as both did: cells that one of them left open are empty in both. */
export interface SharedAnswers {
  readonly variant: Pick<Accumulator, 'mode' | 'tallies'>;
  readonly reference: Pick<Accumulator, 'mode' | 'tallies'>;
  /** Cells with a scorable answer of both, of those that the study has. */
  readonly cells: number;
  readonly expectedCells: number;
  /** Share of probability or answers beside the options, variant minus reference, over cells that both answered; or null. */
  readonly offOptionChange: number | null;
}

/** Restricts two subjects' answers to the same cells. Throws a RangeError for answers to different studies. */
export function sharedAnswers(variant: Accumulator, reference: Accumulator): SharedAnswers {
  const pairs = variant.tallies.map((tally, place) => pairOf(tally, reference.tallies[place]));
  const count = (value: (pair: TallyPair) => number): number =>
    pairs.reduce((total, pair) => total + value(pair), 0);
  const asked = count(({ answered }) => answered);
  return {
    variant: { mode: variant.mode, tallies: pairs.map((pair) => pair.variant) },
    reference: { mode: reference.mode, tallies: pairs.map((pair) => pair.reference) },
    cells: count(({ cells }) => cells),
    expectedCells: count((pair) => pair.variant.answers.length),
    offOptionChange: asked === 0 ? null : count(({ offOption }) => offOption) / asked,
  };
}

interface TallyPair {
  readonly variant: InstrumentTally;
  readonly reference: InstrumentTally;
  readonly cells: number;
  /** Cells that both answered, scorable or not, and the sum of their changes beside the options. */
  readonly answered: number;
  readonly offOption: number;
}

function pairOf(variant: InstrumentTally, reference: InstrumentTally | undefined): TallyPair {
  if (reference?.mass.length !== variant.mass.length) {
    throw new RangeError(`the answers on ${variant.instrument.id} are those of different studies`);
  }
  const options = variant.instrument.options.length;
  const [own, other] = [variant.mass.slice(), reference.mass.slice()];
  let cells = 0;
  let answered = 0;
  let offOption = 0;
  for (let cell = 0; cell < variant.answers.length; cell += 1) {
    const [ownAnswers, otherAnswers] = [variant.answers[cell] as number, reference.answers[cell] as number];
    const [ownMass, otherMass] = [massOf(own, cell, options), massOf(other, cell, options)];
    if (ownAnswers > 0 && otherAnswers > 0) {
      answered += 1;
      offOption += otherMass / otherAnswers - ownMass / ownAnswers;
    }
    if (ownMass > 0 && otherMass > 0) {
      cells += 1;
    } else {
      own.fill(0, cell * options, (cell + 1) * options);
      other.fill(0, cell * options, (cell + 1) * options);
    }
  }
  return {
    variant: { ...variant, mass: own },
    reference: { ...reference, mass: other },
    cells,
    answered,
    offOption,
  };
}

function massOf(mass: Float64Array, cell: number, options: number): number {
  let total = 0;
  for (let option = 0; option < options; option += 1) total += mass[cell * options + option] as number;
  return total;
}
