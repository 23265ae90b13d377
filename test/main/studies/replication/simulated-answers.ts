import type { Instrument } from '../../../../src/shared/domain/instrument.js';
import type { ExperimentAnswers } from '../../../../src/main/studies/replication/participant-answers.js';

/** Answers of made-up participants to an experiment: the chance of each option by cell, the same for everybody. */
export function uniformAnswers(
  instrument: Instrument,
  participants: number,
  chances: (cell: number) => readonly number[],
): ExperimentAnswers {
  const design = instrument.experiment;
  if (design === undefined) throw new Error(`${instrument.id} is no experiment`);
  return {
    instrument,
    design,
    scores: instrument.options.map(({ score }) => score),
    chances: Array.from({ length: participants }, () => instrument.items.map((_, cell) => chances(cell))),
  };
}
