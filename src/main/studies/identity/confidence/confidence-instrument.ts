import { CONFIDENCE_INSTRUMENT } from '../../../../shared/domain/identity/settings.js';
import type { Instrument, Item } from '../../../../shared/domain/instrument.js';
import type { StudyDesign } from '../../../../shared/domain/study.js';
import type { Localised } from '../../../../shared/domain/text.js';
import { MettleError } from '../../../../shared/errors.js';

/** The language that the options of the second turn are written in. */
const LANGUAGE = 'en';

const OPTIONS = [
  'Not at all sure',
  'Hardly sure',
  'Rather unsure',
  'Half sure',
  'Rather sure',
  'Very sure',
  'Completely sure',
];

/**
 * The second turns of a design that asks for confidence, as one instrument: after every headline how sure its rating is, from 1
 * to 7 (Dash, Reymond, Spiro & Caliskan 2025, arXiv:2506.20020, ask for both). Where answers are sampled a headline has one
 * item, and each run is asked about what it said; where probabilities are read it has one for each rating that it could have
 * been given. Items name headlines by their ids, so that no text of another licence stands in them. Empty for a design that
 * does not ask. Throws `INVALID_STUDY` for one without headlines or in another language than English, where an instrument
 * bears the name of this one, and where two names of second turns are the same or too long.
 */
export function confidenceInstruments(
  {
    name,
    language,
    identity,
    administration,
  }: Pick<StudyDesign, 'name' | 'language' | 'identity' | 'administration'>,
  instruments: readonly Instrument[],
): Instrument[] {
  if (identity?.confidence !== true) return [];
  const headlines = instruments.filter(({ task }) => task?.kind === 'veracity');
  if (headlines.length === 0) {
    throw refused(`The study ${name} asks for confidence in ratings of headlines, and has no headlines.`);
  }
  if (language !== LANGUAGE) {
    throw refused(
      `The study ${name} asks for confidence in language "${language}", which the question is not in.`,
    );
  }
  if (instruments.some(({ id }) => id === CONFIDENCE_INSTRUMENT)) {
    throw refused(
      `An instrument of study ${name} is called ${CONFIDENCE_INSTRUMENT}, as the second turns are.`,
    );
  }
  const items = headlines.flatMap((instrument) =>
    instrument.items.flatMap((item) =>
      administration.mode === 'sampled'
        ? [secondTurn(instrument, item)]
        : instrument.options.map((_, option) => secondTurn(instrument, item, option)),
    ),
  );
  requireNames(name, items);
  return [
    {
      schemaVersion: 1,
      id: CONFIDENCE_INSTRUMENT,
      name: 'Confidence in ratings',
      version: '1.0.0',
      description:
        'How sure each rating of a headline is, from 1 to 7, asked in a second turn of the same conversation. Made by the study of its headlines.',
      licence: 'CC0-1.0',
      citation: 'Mettle authors (2026). Confidence in ratings, version 1.0.0 (CC0-1.0).',
      format: 'rating',
      task: { kind: 'confidence' },
      options: OPTIONS.map((text, place) => ({ score: place + 1, text: { [LANGUAGE]: text } })),
      scales: [
        {
          id: 'confidence',
          name: 'Confidence',
          kind: 'domain',
          low: { name: 'unsure' },
          high: { name: 'sure' },
        },
      ],
      items,
    },
  ];
}

function secondTurn({ id: instrument, options }: Instrument, { id: item }: Item, option?: number): Item {
  const rated = option === undefined ? '' : `, rated ${options[option]?.score ?? ''}`;
  const text: Localised = { [LANGUAGE]: `Confidence in the rating of ${item} (${instrument})${rated}` };
  return {
    id: `${instrument}.${item}${option === undefined ? '' : `.${option + 1}`}`,
    text,
    keys: [{ scale: 'confidence', sign: 1 }],
    after: { instrument, item, ...(option === undefined ? {} : { option }) },
  };
}

/** A cell's key holds an item's id, which is of at most 64 characters. */
const LONGEST_ID = 64;

function requireNames(study: string, items: readonly Item[]): void {
  const long = items.find(({ id }) => id.length > LONGEST_ID);
  if (long !== undefined) {
    throw refused(
      `The second turn ${long.id} of study ${study} has a name of more than ${LONGEST_ID} characters.`,
    );
  }
  const seen = new Set<string>();
  for (const { id } of items) {
    if (seen.has(id)) throw refused(`Two second turns of study ${study} are called ${id}.`);
    seen.add(id);
  }
}

function refused(message: string): MettleError {
  return new MettleError('INVALID_STUDY', message, {
    hint: 'Set identity.confidence to false, or change what the message names.',
  });
}
