import type { AdjectivePairs } from '../../../shared/domain/adjectives.js';
import type { Condition } from '../../../shared/domain/condition.js';
import type { NeutralText, Persona } from '../../../shared/domain/persona.js';
import { LEVELS, TRAITS, type Matched } from '../../../shared/domain/persona-source.js';
import type { Language } from '../../../shared/domain/text.js';
import { MettleError } from '../../../shared/errors.js';
import { createRandom, hashSeed, type Random } from '../../analysis/random.js';
import { GRADED_LANGUAGE, gradedPhrases, youAre } from '../sources/graded.js';
import { levelsOfTargets, type InstrumentsAtHand, type TraitLevels } from '../sources/trait-targets.js';

/** What texts of matched length are made of. */
export interface MatchedTexts {
  readonly personas: ReadonlyMap<string, Persona>;
  readonly placebos: ReadonlyMap<string, NeutralText>;
  readonly instruments: InstrumentsAtHand;
  readonly adjectives: AdjectivePairs;
}

/** A stock that is cut to length holds at least this many times the words of the text whose length it takes. */
const STOCK_TIMES = 3;

/**
 * For every `persona` and `role+persona` condition, in order, a placebo, an anti-target or both, whose `system` is a stock to
 * cut to that condition's token length. The stock of a placebo are the library's placebos in an order drawn with the seed. An
 * anti-target lists adjectives at the opposite graded levels of the persona's traits, trait by turn, so that a stock cut short
 * still turns all of them round; a persona that asks for the middle of every trait, or for no trait, has none. Throws
 * `INVALID_STUDY` where there are no neutral texts, or no adjectives, in the language.
 */
export function matchedConditions(
  conditions: readonly Condition[],
  kinds: readonly Matched[],
  texts: MatchedTexts,
  seed: number,
  language: Language,
): Condition[] {
  if (kinds.length === 0) return [];
  return conditions.flatMap((condition): Condition[] => {
    const { kind, persona: id, system } = condition;
    const persona = id === undefined ? undefined : texts.personas.get(id);
    if ((kind !== 'persona' && kind !== 'role+persona') || persona === undefined || system === null)
      return [];
    const { source, wording } = naming(condition);
    const beside = { wording: condition.wording, lengthOf: condition.id };
    const made: Condition[] = [];
    if (kinds.includes('placebo')) {
      const random = createRandom(hashSeed(seed, 'matched', condition.id));
      const stock = placeboStock(system, texts.placebos, random, language);
      made.push({ id: `placebo:matched-${source}:${wording}`, kind: 'placebo', ...beside, system: stock });
    }
    const stock = kinds.includes('anti-target') ? antiTargetStock(persona, texts, language) : null;
    if (stock !== null) {
      const anti = { kind: 'anti-target' as const, antiOf: persona.id, ...beside, system: stock };
      made.push({ id: `anti-target:${source}:${wording}`, ...anti });
    }
    return made;
  });
}

/** `INTP` and `described`, or `nurse+INTP` and `plain+described`: a role's wording stands in the condition's id alone. */
function naming({ id, kind, role = '', persona = '', wording = '' }: Condition): {
  source: string;
  wording: string;
} {
  if (kind === 'persona') return { source: persona, wording };
  const [before = ''] = id.slice(`${kind}:${role}:`.length).split('+');
  return { source: `${role}+${persona}`, wording: `${before}+${wording}` };
}

/** Whole neutral texts one after the other, wordings that were kept out of training only after all the others. */
function placeboStock(
  system: string,
  placebos: MatchedTexts['placebos'],
  random: Random,
  language: Language,
): string {
  const told = [...placebos.values()].flatMap(({ wordings }) =>
    wordings.flatMap(({ heldOut, text }) => {
      const words = text[language];
      return words === undefined ? [] : [{ heldOut, words }];
    }),
  );
  if (told.length === 0) {
    throw new MettleError('INVALID_STUDY', `The library has no placebo in language "${language}".`, {
      hint: 'Give a placebo of your own a text in that language, or leave "placebo" out of conditions.matched.',
    });
  }
  const stock: string[] = [];
  let left: string[] = [];
  while (!isEnough(stock.join(' '), system)) {
    if (left.length === 0) {
      left = [false, true].flatMap((heldOut) =>
        shuffled(
          told.filter((text) => text.heldOut === heldOut).map(({ words }) => words),
          random,
        ),
      );
    }
    stock.push(...left.splice(0, 1));
  }
  return stock.join(' ');
}

/** Words are counted by blanks and, for scripts without them, characters too. */
function isEnough(stock: string, system: string): boolean {
  const words = (text: string): number => text.split(/\s+/).filter((word) => word !== '').length;
  return words(stock) >= STOCK_TIMES * words(system) && stock.length >= STOCK_TIMES * system.length;
}

function antiTargetStock(
  persona: Persona,
  { instruments, adjectives }: MatchedTexts,
  language: Language,
): string | null {
  const phrases = oppositePhrases(levelsOfTargets(persona, instruments), adjectives);
  if (phrases.length === 0) return null;
  if (language === GRADED_LANGUAGE) return youAre(phrases);
  throw new MettleError(
    'INVALID_STUDY',
    `Anti-targets are told with adjectives, which Mettle has in language "${GRADED_LANGUAGE}" alone.`,
    { hint: 'Leave "anti-target" out of conditions.matched, or give the study that language.' },
  );
}

/** The first pair of every trait, then the second of every trait, and so on. */
function oppositePhrases(levels: TraitLevels, adjectives: AdjectivePairs): string[] {
  const middle = (LEVELS.length + 1) / 2;
  const traits = TRAITS.flatMap((trait) => {
    const level = levels[trait];
    if (level === undefined || level === middle) return [];
    return [gradedPhrases(adjectives.traits[trait], LEVELS.length + 1 - level, 'qualified')];
  });
  const longest = Math.max(0, ...traits.map((phrases) => phrases.length));
  return Array.from({ length: longest }, (_, place) =>
    traits.flatMap((phrases) => phrases.slice(place, place + 1)),
  ).flat();
}

function shuffled(texts: readonly string[], random: Random): string[] {
  const order = [...texts];
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = random.integer(last + 1);
    [order[last], order[other]] = [order[other] ?? '', order[last] ?? ''];
  }
  return order;
}
