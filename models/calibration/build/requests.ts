import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Random } from '../../../src/main/analysis/random.js';
import { adjectivePairsSchema } from '../../../src/shared/domain/adjectives.js';
import { TRAITS, type Levels, type Trait } from './design.js';
import { pick } from './pick.js';

/** Made-up personas for training: any subset of traits, at any of nine levels, in many shapes of sentence. */

const poleSchema = z.strictObject({
  adjectives: z.array(z.string()),
  habits: z.array(z.string()),
  likes: z.array(z.string()),
});
const phraseFileSchema = z.strictObject({
  note: z.string(),
  traits: z.record(z.enum(TRAITS), z.strictObject({ low: poleSchema, high: poleSchema })),
});

function jsonFile(path: string): unknown {
  return JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
}

const wordingFileSchema = z.strictObject({
  note: z.string(),
  portraits: z.record(z.string().regex(/^[EI][SN][TF][JP]$/), z.array(z.string()).min(1)),
  neutral: z.array(z.string()).min(1),
});
const WORDINGS = wordingFileSchema.parse(jsonFile('../training/wordings.json'));

/** Training-only portraits of the sixteen types with what they ask for. */
export const PORTRAITS: readonly { readonly text: string; readonly levels: Levels }[] = Object.entries(
  WORDINGS.portraits,
).flatMap(([type, texts]) => texts.map((text) => ({ text, levels: levelsOfType(type) })));
/** Training-only texts that portray nobody. */
export const NEUTRAL_TEXTS: readonly string[] = WORDINGS.neutral;

function levelsOfType(type: string): Levels {
  const high = (position: number, letter: string): number => (type[position] === letter ? 1 : 0);
  return { E: high(0, 'E'), O: high(1, 'N'), A: high(2, 'F'), C: high(3, 'J') };
}

export const PHRASES = phraseFileSchema.parse(jsonFile('../training/phrases.json')).traits;
/** The same pairs that studies put into graded personas. */
export const ADJECTIVES = adjectivePairsSchema.parse(
  jsonFile('../../../resources/conditioning/adjective-pairs.json'),
).traits;

/** Who is spoken of, and how a habit is put of them. */
interface Voice {
  readonly subject: string;
  readonly be: string;
  readonly possessive: string;
  readonly thirdPerson: boolean;
}

const YOU: Voice = { subject: 'You', be: 'are', possessive: 'your', thirdPerson: false };
const I: Voice = { subject: 'I', be: 'am', possessive: 'my', thirdPerson: false };
const THIRD_PERSONS: readonly Voice[] = [
  ...['She', 'Robin', 'Kim', 'Alex', 'Sam', 'Maria', 'Ana', 'Noor'].map((subject) => ({
    subject,
    possessive: 'her',
  })),
  ...['He', 'Ben', 'Leo', 'Tom', 'Omar', 'Jonas'].map((subject) => ({ subject, possessive: 'his' })),
  ...['This person', 'The speaker', 'Someone', 'The person you play', 'Your character'].map((subject) => ({
    subject,
    possessive: 'their',
  })),
].map((voice) => ({ ...voice, be: 'is', thirdPerson: true }));

const FRAMES_THIRD = [
  'Answer as this person would.',
  'Take on this character.',
  'Imagine someone.',
  'Here is who you are.',
  'Play the part of the person below.',
  'Speak as the person described here.',
  'Picture a person.',
  'You play this character:',
  'Profile:',
  'A short portrait.',
  'Friends describe it like this.',
];
const FRAMES_YOU = [
  'Answer as this person.',
  'This is who you are.',
  'Stay in character.',
  'Adopt this personality.',
  'Respond in this way.',
  'For the following questions,',
];
const FILLERS = [
  'You live in a small town.',
  'It is Tuesday.',
  'The house has a red roof.',
  'You have two brothers.',
  'The train leaves at nine.',
  'You are forty years old.',
  'There is a table by the window.',
  'You drink tea in the morning.',
  'The street is long.',
  'You own a bicycle.',
  'The weather is mild today.',
  'A dog sleeps near the door.',
  'On Monday morning the office opens.',
  'At a dinner with friends,',
  'At work,',
  'In a meeting,',
  'On a free weekend,',
  'Ask anyone who knows them.',
  'When a problem comes up,',
];
/** How strongly a word is meant, by distance from the middle of the scale in eighths; unqualified words ask for the pole. */
const QUALIFIERS: Readonly<Record<number, readonly string[]>> = {
  4: ['extremely', '', '', 'completely', 'entirely'],
  3: ['very', 'highly'],
  2: ['quite', 'fairly', 'rather'],
  1: ['a bit', 'a little', 'slightly'],
};

function shuffled<T>(random: Random, list: readonly T[]): T[] {
  const copy = [...list];
  for (let index = copy.length - 1; index > 0; index--) {
    const other = random.integer(index + 1);
    [copy[index], copy[other]] = [copy[other] as T, copy[index] as T];
  }
  return copy;
}

function conjugate(habit: string): string {
  const words = habit.split(' ');
  const at = ['rarely', 'seldom', 'often', 'always', 'easily'].includes(words[0] as string) ? 1 : 0;
  const verb = words[at] as string;
  if (verb === 'would') return habit;
  if (verb === 'do') words[at] = 'does';
  else if (verb === 'have') words[at] = 'has';
  else if (/(s|sh|ch|x|o)$/.test(verb)) words[at] = `${verb}es`;
  else if (/[^aeiou]y$/.test(verb)) words[at] = `${verb.slice(0, -1)}ies`;
  else words[at] = `${verb}s`;
  return words.join(' ');
}

function put(voice: Voice, habit: string): string {
  const owned = habit
    .replace(/\byour\b/g, voice.possessive)
    .replace(/\byou\b/g, voice === I ? 'I' : voice.thirdPerson ? 'they' : 'you');
  return voice.thirdPerson ? conjugate(owned) : owned;
}

function join(parts: readonly string[]): string {
  return parts.length < 2
    ? (parts[0] ?? '')
    : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) as string}`;
}

type Clause = { readonly form: 'adjective' | 'habit' | 'like'; readonly text: string };

function clausesAtPole(random: Random, trait: Trait, high: boolean): Clause[] {
  const pole = PHRASES[trait][high ? 'high' : 'low'];
  const clauses: Clause[] = [];
  const count = 1 + random.integer(3);
  for (let index = 0; index < count; index++) {
    const draw = random.next();
    if (draw < 0.3) clauses.push({ form: 'adjective', text: pick(random, pole.adjectives) });
    else if (draw < 0.42)
      clauses.push({ form: 'adjective', text: pick(random, ADJECTIVES[trait])[high ? 1 : 0] });
    else if (draw < 0.88) clauses.push({ form: 'habit', text: pick(random, pole.habits) });
    else clauses.push({ form: 'like', text: pick(random, pole.likes) });
  }
  return clauses;
}

function gradedClauses(random: Random, trait: Trait, eighths: number): Clause[] {
  const pairs = shuffled(random, ADJECTIVES[trait]).slice(0, 1 + random.integer(4));
  if (eighths === 0)
    return pairs.map(([low, high]) => ({ form: 'adjective', text: `neither ${low} nor ${high}` }));
  const qualifier = pick(random, QUALIFIERS[Math.abs(eighths)] as readonly string[]);
  return pairs.map((pair) => ({
    form: 'adjective',
    text: `${qualifier} ${pair[eighths > 0 ? 1 : 0]}`.trim(),
  }));
}

/** A made-up persona and what it asks for. */
export function drawRequest(random: Random): { readonly text: string; readonly levels: Levels } {
  const traits = drawTraits(random);
  const graded = random.next() < 0.25;
  const levels: Levels = {};
  let clauses: Clause[] = [];
  for (const trait of traits) {
    const eighths = graded ? random.integer(9) - 4 : random.next() < 0.5 ? -4 : 4;
    levels[trait] = (eighths + 4) / 8;
    clauses.push(
      ...(graded ? gradedClauses(random, trait, eighths) : clausesAtPole(random, trait, eighths > 0)),
    );
  }
  if (random.next() < 0.6) clauses = shuffled(random, clauses);
  return { text: tell(random, clauses), levels };
}

function drawTraits(random: Random): Trait[] {
  const draw = random.next();
  if (draw < 0.55) return shuffled(random, ['E', 'O', 'A', 'C'] as const);
  if (draw < 0.7) return shuffled(random, TRAITS);
  return shuffled(random, TRAITS).slice(0, 1 + random.integer(4));
}

function tell(random: Random, clauses: readonly Clause[]): string {
  const voiceDraw = random.next();
  const voice = voiceDraw < 0.45 ? YOU : voiceDraw < 0.65 ? I : pick(random, THIRD_PERSONS);
  const again: Voice =
    voice.thirdPerson && random.next() < 0.6
      ? {
          ...voice,
          subject: voice.possessive === 'her' ? 'She' : voice.possessive === 'his' ? 'He' : 'This person',
        }
      : voice;
  const sentences: string[] = [];
  if (random.next() < 0.35) sentences.push(pick(random, voice.thirdPerson ? FRAMES_THIRD : FRAMES_YOU));
  let at = 0;
  let speaker = voice;
  while (at < clauses.length) {
    const form = (clauses[at] as Clause).form;
    const group: string[] = [];
    const most = 1 + random.integer(form === 'adjective' ? 4 : 3);
    while (at < clauses.length && (clauses[at] as Clause).form === form && group.length < most)
      group.push((clauses[at++] as Clause).text);
    if (random.next() < 0.12) sentences.push(pick(random, FILLERS));
    sentences.push(sentence(random, speaker, form, group));
    speaker = again;
  }
  return sentences.join(' ');
}

function sentence(random: Random, voice: Voice, form: Clause['form'], group: readonly string[]): string {
  if (form === 'adjective') {
    const draw = random.next();
    if (draw < 0.15) return `${capitalise(join(group))}.`;
    if (draw < 0.25 && voice === YOU) return `You're ${join(group)}.`;
    return `${voice.subject} ${voice.be} ${join(group)}.`;
  }
  if (form === 'like') return `${voice.subject} ${voice.thirdPerson ? 'likes' : 'like'} ${join(group)}.`;
  const habits = group.map((habit) => put(voice, habit));
  if (random.next() < 0.1)
    return `${voice.subject} ${voice.be} someone who ${join(group.map((habit) => put({ ...voice, thirdPerson: true }, habit)))}.`;
  return `${voice.subject} ${join(habits)}.`;
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A training-only portrait, now and then with its sentences in another order or one from scenery between. */
export function drawPortrait(random: Random): { readonly text: string; readonly levels: Levels } {
  const { text, levels } = pick(random, PORTRAITS);
  const draw = random.next();
  if (draw < 0.6) return { text, levels };
  const sentences = text.split(/(?<=[.?!;:]) /);
  if (draw < 0.85) return { text: shuffled(random, sentences).join(' '), levels };
  return { text: [...sentences, pick(random, FILLERS)].join(' '), levels };
}

/** Text that asks for nothing: sentences and words in random order. */
export function drawNoise(random: Random, sentences: readonly string[]): string {
  const count = 1 + random.integer(5);
  return Array.from({ length: count }, () => pick(random, random.next() < 0.2 ? FILLERS : sentences)).join(
    ' ',
  );
}

/** Every text that the made-up personas are built from, for the tokenizer. */
export function requestTexts(): string[] {
  const voices = THIRD_PERSONS.map((voice) => voice.subject);
  const phrases = TRAITS.flatMap((trait) =>
    (['low', 'high'] as const).flatMap((pole) => {
      const { adjectives, habits, likes } = PHRASES[trait][pole];
      return [...adjectives, ...habits, ...likes, ...habits.map(conjugate)];
    }),
  );
  const adjectives = TRAITS.flatMap((trait) => ADJECTIVES[trait].flat());
  return [
    ...voices,
    ...phrases,
    ...adjectives,
    ...FRAMES_THIRD,
    ...FRAMES_YOU,
    ...FILLERS,
    ...Object.values(QUALIFIERS).flat(),
  ].map((text) => ` ${text}`);
}
