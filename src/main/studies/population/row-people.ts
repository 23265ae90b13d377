import type { Instrument } from '../../../shared/domain/instrument.js';
import type { Persona } from '../../../shared/domain/persona.js';
import { TRAITS, type Trait } from '../../../shared/domain/persona-source.js';
import type { HumanAnswers, MatchedRows } from '../../../shared/domain/population/reference.js';
import type { StudyDesign } from '../../../shared/domain/study.js';
import { MettleError } from '../../../shared/errors.js';
import { permutation } from '../../analysis/energy-distance.js';
import { createRandom, hashSeed } from '../../analysis/random.js';
import { responseRange } from '../../instruments/scoring.js';
import type { Library } from '../../library/load-library.js';
import { GRADED_LANGUAGE, gradedSentence } from '../../personas/sources/graded.js';
import { nearestLevel, targetsOf, traitOf } from '../../personas/sources/trait-targets.js';
import { conditioningLanguage } from '../conditioning.js';
import { scoresOn } from './human-population.js';

const PREFIX = 'row-';
const DIGITS = 5;

/** The identifier of the person that is made of a row (from 0) of the reference. */
export function rowPersonId(row: number): string {
  return `${PREFIX}${String(row + 1).padStart(DIGITS, '0')}`;
}

/** The row (from 0) that a person was made of; null for another persona. */
export function rowOfPerson(id: string): number | null {
  const number = new RegExp(`^${PREFIX}(\\d{${DIGITS}})$`).exec(id)?.[1];
  return number === undefined ? null : Number(number) - 1;
}

/**
 * People made of rows of the reference, in its order: each is told, with a graded sentence for every trait that the reference
 * measures, at the level nearest to the row's own score, and has that score as its target. Rows without a score on every such
 * trait are passed over; of the rest as many as `size` are drawn without replacement. Throws `INVALID_STUDY` where the
 * reference measures no trait, in a language without graded sentences, or where the library has taken a name.
 */
export function rowPeople(
  design: StudyDesign,
  reference: HumanAnswers,
  { size, scheme }: MatchedRows,
  library: Pick<Library, 'instruments' | 'adjectives' | 'personas' | 'roles'>,
): Persona[] {
  const instrument = library.instruments.get(reference.instrument);
  const measured = instrument === undefined ? [] : measuredTraits(reference, instrument);
  if (instrument === undefined || measured.length === 0) {
    throw invalid(
      'The human reference measures none of the five traits, so no people can be made of its rows',
      'Leave "population.rows" out.',
    );
  }
  if (conditioningLanguage(design) !== GRADED_LANGUAGE) {
    throw invalid(
      `People can be made of rows in language "${GRADED_LANGUAGE}" alone`,
      `Set conditions.language to "${GRADED_LANGUAGE}".`,
    );
  }
  const whole = [...reference.rows.keys()].filter((row) =>
    measured.every(({ shares }) => !Number.isNaN(shares[row])),
  );
  const random = createRandom(hashSeed(design.seed, 'reference rows', reference.sha256));
  const chosen = [...permutation(whole.length, random)].slice(0, size).sort((left, right) => left - right);
  return chosen.map((place) => {
    const row = whole[place] ?? 0;
    const id = rowPersonId(row);
    if (library.personas.has(id) || library.roles.has(id))
      throw invalid(
        `A person made of a row would be called "${id}", and the library has a text of that name`,
        'Give the text in your library another id.',
      );
    return personOfRow(row, { reference, instrument, measured, scheme }, library);
  });
}

interface MeasuredTrait {
  readonly trait: Trait;
  readonly scale: string;
  readonly upwards: boolean;
  /** Scores as shares of the range, by row; NaN where there is none. */
  readonly shares: Float64Array;
}

function measuredTraits(reference: HumanAnswers, instrument: Instrument): MeasuredTrait[] {
  const { min, max } = responseRange(instrument);
  return instrument.scales.flatMap((scale) => {
    const measured = traitOf(scale);
    const scores = measured === null ? null : scoresOn(scale.id, reference, instrument);
    if (measured === null || scores === null) return [];
    return [{ ...measured, scale: scale.id, shares: scores.map((score) => (score - min) / (max - min)) }];
  });
}

function personOfRow(
  row: number,
  {
    reference,
    instrument,
    measured,
    scheme,
  }: {
    readonly reference: HumanAnswers;
    readonly instrument: Instrument;
    readonly measured: readonly MeasuredTrait[];
    readonly scheme: MatchedRows['scheme'];
  },
  { instruments, adjectives }: Pick<Library, 'instruments' | 'adjectives'>,
): Persona {
  const share = (own: MeasuredTrait): number => own.shares[row] ?? NaN;
  const levels: Partial<Record<Trait, number>> = Object.fromEntries(
    measured.map((own) => [own.trait, nearestLevel(own.upwards ? share(own) : 1 - share(own))]),
  );
  const told = TRAITS.flatMap((trait) => {
    const level = levels[trait];
    return level === undefined ? [] : [gradedSentence(adjectives, trait, level, scheme)];
  });
  return {
    id: rowPersonId(row),
    name: `${reference.name}, person ${row + 1}`,
    wordings: [{ id: scheme, heldOut: false, text: { [GRADED_LANGUAGE]: told.join(' ') } }],
    targets: {
      ...targetsOf(levels, instruments),
      [instrument.id]: Object.fromEntries(measured.map((own) => [own.scale, share(own)])),
    },
  };
}

function invalid(message: string, hint: string): MettleError {
  return new MettleError('INVALID_STUDY', `${message}.`, { hint });
}
