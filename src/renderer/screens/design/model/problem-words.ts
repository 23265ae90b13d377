import type { DesignProblem } from './section-states.js';

/** Lists that a study cannot be without, and what to do while one is empty. */
const EMPTY_LISTS: Readonly<Record<string, string>> = {
  subjects: 'Choose at least one subject.',
  instruments: 'Choose at least one instrument.',
  templates: 'Choose at least one template.',
};

/** What stands at a place of the design, for the places that problems are told of. */
const PLACES: readonly (readonly [pattern: RegExp, words: string])[] = [
  [/^subjects\[(\d+)\]$/, 'Subject #'],
  [/^instruments\[(\d+)\]$/, 'Instrument #'],
  [/^templates\[(\d+)\]$/, 'Template #'],
  [/^orders/, 'The choice of option orders'],
  [/^conditions\.default/, 'The choice of defaults'],
  [/^conditions\.placebos/, 'The choice of placebos'],
  [/^conditions\.personas/, 'The choice of personas'],
  [/^conditions\.roles/, 'The choice of roles'],
  [/^conditions\.rolePersonas/, 'A role with a persona'],
  [/^conditions\.wordings/, 'The choice of wordings'],
  [/^conditions\.sources\[(\d+)\]/, 'Persona source #'],
  [/^conditions\.matched/, 'The choice of texts of matched length'],
  [/^conditions\.language$/, 'The language of the texts'],
  [/^specification\.thinking$/, 'As a factor,'],
  [/^specification/, 'The choice of factor levels'],
  [/^judge/, 'The judge'],
  [/^name$/, 'The name'],
  [/^seed$/, 'The seed'],
  [/^language$/, 'The language'],
];

/**
 * A problem as a sentence of its own. The program tells most by what is wrong at a place ("must hold at least 1 entry"), which
 * then begins with the place; the rest are sentences already.
 */
export function problemSentence({ place, message }: DesignProblem): string {
  const empty = Object.hasOwn(EMPTY_LISTS, place) ? EMPTY_LISTS[place] : undefined;
  if (empty !== undefined && /^must hold at least/.test(message)) return empty;
  if (!/^\p{Ll}/u.test(message)) return inWords(message);
  const sentence = `${placeWords(place)} ${inWords(message)}`.trimEnd();
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}

function placeWords(place: string): string {
  for (const [pattern, words] of PLACES) {
    const match = pattern.exec(place);
    if (match !== null) return words.replace('#', String(Number(match[1] ?? 0) + 1));
  }
  return place === '' ? 'The design' : place;
}

/** Places within a message: `subjects[0]` -> subject 1, `conditions.wordings` -> the choice of wordings. */
function inWords(message: string): string {
  return message
    .replace(
      /\b(subject|instrument|template)s\[(\d+)\]/g,
      (_, noun: string, index: string) => `${noun} ${Number(index) + 1}`,
    )
    .replace(
      /\bconditions\.(default|placebos|personas|roles|wordings)\b/g,
      (_, list: string) => `the choice of ${list === 'default' ? 'defaults' : list}`,
    )
    .replace(/\bconditions\.sources\b/g, 'the persona sources')
    .replace(/\bconditions\.matched\b/g, 'the choice of texts of matched length')
    .replace(/\bSet administration\.mode to "sampled"/g, 'Let the subjects answer')
    .replace(/\bGive "judge" with a subject\b/g, 'Choose a judge');
}
