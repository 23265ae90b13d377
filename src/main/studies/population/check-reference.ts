import type { StudyDesign } from '../../../shared/domain/study.js';
import type {
  HumanAnswers,
  HumanMoments,
  HumanReference,
} from '../../../shared/domain/population/reference.js';
import type { PopulationSettings } from '../../../shared/domain/population/settings.js';
import { MettleError } from '../../../shared/errors.js';
import type { Instrument } from '../../../shared/domain/instrument.js';
import type { Library } from '../../library/load-library.js';
import { responseRange } from '../../instruments/scoring.js';

/**
 * The settings of a population study, checked against the library. Throws `INVALID_STUDY` where they are missing, or name an
 * instrument, norms, an item, a scale or a subgroup that is not there, or hold figures that the instrument cannot give.
 */
export function populationSettings(
  design: StudyDesign,
  library: Pick<Library, 'instruments'>,
): PopulationSettings {
  const { population } = design;
  if (population === undefined)
    throw invalid(
      'A population study needs people to be held against',
      'Give "population" with a "reference".',
    );
  const { reference } = population;
  const instrument = library.instruments.get(reference.instrument);
  if (instrument === undefined || !design.instruments.includes(reference.instrument)) {
    throw invalid(
      `The human reference is of the instrument "${reference.instrument}", which the study does not ask`,
      `Choose from: ${design.instruments.join(', ')}.`,
    );
  }
  checkReference(reference, instrument);
  checkSubgroups(population);
  if (population.rows !== undefined && reference.from !== 'answers') {
    throw invalid(
      'People can be made of rows only where the human reference holds answers',
      'Leave "population.rows" out, or give a table of people.',
    );
  }
  return population;
}

function checkReference(reference: HumanReference, instrument: Instrument): void {
  switch (reference.from) {
    case 'file':
      throw invalid(
        `The human reference "${reference.name}" is the name of a file that was not read`,
        'Choose the file in the design, or run the study file from the command line.',
      );
    case 'norms':
      if (!(instrument.norms ?? []).some(({ id }) => id === reference.norms)) {
        const known = (instrument.norms ?? []).map(({ id }) => id).join(', ');
        throw invalid(
          `The instrument "${instrument.id}" has no norms "${reference.norms}"`,
          known === ''
            ? 'It comes with none: give a table of people or of moments.'
            : `Choose from: ${known}.`,
        );
      }
      return;
    case 'answers':
      checkAnswers(reference, instrument);
      return;
    case 'moments':
      checkMoments(reference, instrument);
  }
}

function checkAnswers(reference: HumanAnswers, instrument: Instrument): void {
  const known = new Set([...instrument.items, ...instrument.scales].map(({ id }) => id));
  const { min, max } = responseRange(instrument);
  for (const { columns, rows } of [
    reference,
    ...(reference.retest === undefined ? [] : [reference.retest]),
  ]) {
    const unknown = columns.find((column) => !known.has(column));
    if (unknown !== undefined)
      throw invalid(
        `The human reference has a column "${unknown}", which is no item and no scale of ${instrument.id}`,
        'Leave the column out.',
      );
    if (new Set(columns).size < columns.length)
      throw invalid('The human reference has a column twice', 'Leave one out.');
    if (rows.length !== reference.rows.length)
      throw invalid(
        'The human reference has another number of people on the second occasion',
        'Give every person a row on both.',
      );
    for (const [person, row] of rows.entries()) {
      if (row.length !== columns.length)
        throw invalid(
          `Person ${person + 1} of the human reference has ${row.length} values for ${columns.length} columns`,
          'Give null where there is no answer.',
        );
      const at = row.findIndex((value) => value !== null && !(value >= min && value <= max));
      if (at >= 0)
        throw invalid(
          `Person ${person + 1} of the human reference has ${row[at]} in column "${columns[at]}"`,
          `Values lie from ${min} to ${max}.`,
        );
    }
  }
  for (const [name, column] of Object.entries({ weights: reference.weights, ...reference.groups })) {
    if (column !== undefined && column.length !== reference.rows.length)
      throw invalid(
        `The human reference has ${column.length} values of "${name}" for ${reference.rows.length} people`,
        'Give one a person.',
      );
  }
}

function checkMoments({ scales, correlations }: HumanMoments, instrument: Instrument): void {
  const known = new Set(instrument.scales.map(({ id }) => id));
  const unknown = [...Object.keys(scales), ...(correlations?.scales ?? [])].find(
    (scale) => !known.has(scale),
  );
  if (unknown !== undefined)
    throw invalid(
      `The human reference has the scale "${unknown}", which is none of ${instrument.id}`,
      `Choose from: ${[...known].join(', ')}.`,
    );
  const size = correlations?.scales.length ?? 0;
  const isSquare =
    correlations === undefined ||
    (correlations.values.length === size && correlations.values.every((row) => row.length === size));
  if (!isSquare)
    throw invalid(
      'The correlations of the human reference are no square of its scales',
      'Give a row and a column for every scale.',
    );
}

function checkSubgroups({ reference, subgroups }: PopulationSettings): void {
  if (subgroups.length === 0) return;
  const known = reference.from === 'answers' ? Object.keys(reference.groups ?? {}) : [];
  const missing = subgroups.find((name) => !known.includes(name));
  if (missing === undefined) return;
  throw invalid(
    `The human reference has no subgroups "${missing}"`,
    known.length === 0
      ? 'It has none: leave "population.subgroups" out, or give a table of people with group columns.'
      : `Choose from: ${known.join(', ')}.`,
  );
}

function invalid(message: string, hint: string): MettleError {
  return new MettleError('INVALID_STUDY', `${message}.`, { hint });
}
