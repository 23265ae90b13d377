import type { Instrument } from '../../../shared/domain/instrument.js';
import type { ExperimentDesign } from '../../../shared/domain/replication/experiment.js';
import type { StudySnapshot } from '../../store/store.js';
import { administrationsOf } from '../administration/ways.js';
import type { Accumulator, InstrumentTally } from '../answers/accumulate.js';

/** What the participants answered on one experiment. */
export interface ExperimentAnswers {
  readonly instrument: Instrument;
  readonly design: ExperimentDesign;
  readonly scores: readonly number[];
  /**
   * Participant × item (cells, then checks): the chance of each option, summing to 1, or null where no answer could be read. A
   * mixture over templates and option orders, so that a draw from it draws these as well.
   */
  readonly chances: readonly (readonly (readonly number[] | null)[])[];
}

/** The answers to each experiment of a study, and how well they could be read. */
export interface ParticipantAnswers {
  readonly experiments: readonly ExperimentAnswers[];
  /** Share of participants' items with an answer. */
  readonly answered: number;
  /** Mean probability on the options; null in sampled mode. */
  readonly onOptions: number | null;
}

/** What was counted of a subject's responses, by participant. */
export function participantAnswers(accumulator: Accumulator, snapshot: StudySnapshot): ParticipantAnswers {
  const ways = administrationsOf(snapshot).length;
  const participants = snapshot.conditions.length;
  const experiments = accumulator.tallies.flatMap((tally): ExperimentAnswers[] => {
    const { instrument } = tally;
    if (instrument.experiment === undefined) return [];
    const chances = Array.from({ length: participants }, (_, participant) =>
      instrument.items.map((__, item) => chancesOf(tally, participant, ways, item)),
    );
    return [
      {
        instrument,
        design: instrument.experiment,
        scores: instrument.options.map(({ score }) => score),
        chances,
      },
    ];
  });
  const all = experiments.flatMap(({ chances }) => chances.flat());
  const answered = all.filter((chances) => chances !== null).length;
  return {
    experiments,
    answered: all.length === 0 ? 0 : answered / all.length,
    onOptions: accumulator.mode === 'readout' ? onOptions(accumulator) : null,
  };
}

function chancesOf(
  { instrument, mass }: InstrumentTally,
  participant: number,
  ways: number,
  item: number,
): number[] | null {
  const options = instrument.options.length;
  const sums = new Array<number>(options).fill(0);
  for (let way = 0; way < ways; way += 1) {
    const cell = (participant * ways + way) * instrument.items.length + item;
    for (let option = 0; option < options; option += 1) {
      sums[option] = (sums[option] as number) + (mass[cell * options + option] as number);
    }
  }
  const total = sums.reduce((whole, part) => whole + part, 0);
  return total > 0 ? sums.map((part) => part / total) : null;
}

function onOptions({ tallies }: Accumulator): number | null {
  let mass = 0;
  let answers = 0;
  for (const tally of tallies) {
    for (const part of tally.mass) mass += part;
    for (const count of tally.answers) answers += count;
  }
  return answers === 0 ? null : mass / answers;
}
