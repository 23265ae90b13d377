import type { AdjectivePairs } from '../../../shared/domain/adjectives.js';
import type { Persona, Role } from '../../../shared/domain/persona.js';
import { TRAITS } from '../../../shared/domain/persona-source.js';
import type { Attribute, Category, Population } from '../../../shared/domain/population.js';
import type { Language } from '../../../shared/domain/text.js';
import { MettleError } from '../../../shared/errors.js';
import { createRandom, hashSeed, sampleIndex, type Random } from '../../analysis/random.js';
import { GRADED_LANGUAGE, gradedSentence } from './graded.js';
import { targetsOf, type InstrumentsAtHand, type TraitLevels } from './trait-targets.js';

/** The wording of every person drawn. */
const WORDING = 'drawn';
/** What a population's identifier may take of the 64 characters of a person's: `-` and up to five digits follow. */
const LONGEST_PREFIX = 58;

/** A person drawn: a category of every attribute, in the order of the attributes. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly categories: readonly Category[];
}

/**
 * Draws `size` people. Marginals: attribute after attribute, a category by its share among those whose `given` the person
 * meets. Table: rows with replacement by their weights. A population, a seed and a size give the same people every time, and a
 * larger size only adds people. Throws `INVALID_STUDY` naming the attribute that has no category for someone.
 */
export function drawPeople(population: Population, size: number, seed: number): Person[] {
  const random = createRandom(hashSeed(seed, 'population', population.id));
  return Array.from({ length: size }, (_, index) => {
    const number = String(index + 1).padStart(4, '0');
    return {
      id: `${population.id.slice(0, LONGEST_PREFIX)}-${number}`,
      name: `${population.name}, person ${index + 1}`,
      categories:
        population.from === 'marginals' ? drawCategories(population, random) : drawRow(population, random),
    };
  });
}

function drawCategories({ id, attributes }: Population, random: Random): Category[] {
  const drawn = new Map<string, Category>();
  for (const attribute of attributes) {
    const possible = attribute.categories.filter(({ given = {} }) =>
      Object.entries(given).every(([earlier, wanted]) => wanted.includes(drawn.get(earlier)?.id ?? '')),
    );
    const category =
      possible[
        possible.length === 0
          ? 0
          : sampleIndex(
              random,
              possible.map(({ share }) => share),
            )
      ];
    if (category === undefined) {
      const person = [...drawn].map(([earlier, { id: value }]) => `${earlier} ${value}`).join(', ');
      throw new MettleError(
        'INVALID_STUDY',
        `Attribute ${attribute.id} of population ${id} has no category for a person with ${person}.`,
        { hint: 'Add a category without "given", or widen the "given" of one.' },
      );
    }
    drawn.set(attribute.id, category);
  }
  return [...drawn.values()];
}

function drawRow(population: Extract<Population, { from: 'table' }>, random: Random): Category[] {
  const row =
    population.rows[
      sampleIndex(
        random,
        population.rows.map(({ weight }) => weight),
      )
    ];
  return population.attributes.map((attribute) => {
    const category = attribute.categories.find(({ id }) => id === row?.values[attribute.id]);
    if (category !== undefined) return category;
    throw new MettleError(
      'INVALID_STUDY',
      `A row of population ${population.id} has no category of attribute ${attribute.id}.`,
      { hint: "Name one of the attribute's categories in every row." },
    );
  });
}

/** What a person drawn is told with, and asked for. */
interface Texts {
  readonly adjectives: AdjectivePairs;
  readonly instruments: InstrumentsAtHand;
}

/**
 * A person drawn as conditioning text: the sentences of the categories, in the order of the attributes. A category that brings
 * levels of traits and no sentence is told with the graded sentence of each (scheme `qualified`). Someone with levels is a
 * persona with targets, anyone else a role. Throws `INVALID_STUDY` for a sentence that is missing in the language, and for a
 * person of whom nothing is said.
 */
export function conditioningOf(
  population: Population,
  person: Person,
  texts: Texts,
  language: Language,
): { readonly persona: Persona } | { readonly role: Role } {
  const sentences = person.categories.flatMap((category, index) =>
    sentencesOf(population, population.attributes[index], category, texts, language),
  );
  if (sentences.length === 0) {
    throw new MettleError('INVALID_STUDY', `Nothing is said of ${person.name}: no category has a sentence.`, {
      hint: `Give the categories of population ${population.id} sentences or levels.`,
    });
  }
  const conditioning = {
    id: person.id,
    name: person.name,
    wordings: [{ id: WORDING, heldOut: false, text: { [language]: sentences.join(' ') } }],
  };
  const levels: TraitLevels = Object.fromEntries(
    person.categories.flatMap((category) => Object.entries(category.levels ?? {})),
  );
  return Object.keys(levels).length === 0
    ? { role: { ...conditioning, reason: `Drawn from the population "${population.name}".` } }
    : { persona: { ...conditioning, targets: targetsOf(levels, texts.instruments) } };
}

function sentencesOf(
  population: Population,
  attribute: Attribute | undefined,
  { id, sentence, levels = {} }: Category,
  { adjectives }: Texts,
  language: Language,
): string[] {
  const place = `category ${id} of attribute ${attribute?.id ?? ''} of population ${population.id}`;
  if (sentence !== undefined) {
    const text = sentence[language];
    if (text !== undefined) return [text];
    throw new MettleError(
      'INVALID_STUDY',
      `The sentence of ${place} has no text in language "${language}".`,
      {
        hint: `Choose one of: ${Object.keys(sentence).join(', ')}.`,
      },
    );
  }
  const told = TRAITS.flatMap((trait) => {
    const level = levels[trait];
    return level === undefined ? [] : [gradedSentence(adjectives, trait, level, 'qualified')];
  });
  if (told.length === 0 || language === GRADED_LANGUAGE) return told;
  throw new MettleError(
    'INVALID_STUDY',
    `The levels of ${place} can be told in language "${GRADED_LANGUAGE}" alone.`,
    {
      hint: `Give the category a sentence in "${language}".`,
    },
  );
}
