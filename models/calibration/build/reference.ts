import { createRandom, hashSeed } from '../../../src/main/analysis/random.js';
import type { Library } from '../../../src/main/library/load-library.js';
import type { Wording } from '../../../src/shared/domain/persona.js';
import type { Template } from '../../../src/shared/domain/template.js';
import type { PromptGroup } from './corpus-file.js';
import { drawGroup, requestOf, type Situation } from './prompts.js';

/** Fixed sets of prompts on which every subject is judged; chosen by seed, never by result. */

const REFERENCE_SEED = 7;
const ITEMS_PER_GROUP = 6;
const REFERENCE_GROUPS = 64;

function situations(library: Library, heldOut: boolean): Situation[] {
  const chosen = (wordings: readonly Wording[]): Wording[] =>
    wordings.filter((wording) => wording.heldOut === heldOut);
  const plain = [
    ...library.placebos.values(),
    ...library.roles.values(),
    ...library.neutrals.values(),
  ].flatMap((text) =>
    chosen(text.wordings).map((wording) => ({ system: wording.text['en'] as string, request: {} })),
  );
  const personas = [...library.personas.values()].flatMap((persona) =>
    chosen(persona.wordings).map((wording) => ({
      system: wording.text['en'] as string,
      request: requestOf(persona),
    })),
  );
  const roles = [...library.roles.values()].flatMap((role) => chosen(role.wordings));
  const both = personas.flatMap((persona, index) => {
    const role = roles[index % roles.length];
    return role === undefined
      ? []
      : [{ system: `${role.text['en'] as string}\n${persona.system}`, request: persona.request }];
  });
  return [{ system: null, request: {} }, ...plain, ...personas, ...both];
}

function templates(library: Library, heldOut: boolean): Template[] {
  return [...library.templates.values()].filter((template) => template.heldOut === heldOut);
}

/** The reference set of the data sheets: a fixed draw over trained and held-out texts, both instruments, both orders. */
export function* referenceGroups(library: Library): Generator<PromptGroup> {
  const random = createRandom(hashSeed(REFERENCE_SEED, 'reference'));
  const instruments = [...library.instruments.values()];
  const all = [...situations(library, false), ...situations(library, true)];
  const shapes = [...library.templates.values()];
  for (let index = 0; index < REFERENCE_GROUPS; index++) {
    yield drawGroup(
      random,
      all[random.integer(all.length)] as Situation,
      shapes[random.integer(shapes.length)] as Template,
      instruments,
      ITEMS_PER_GROUP,
    );
  }
}

/** Every trained situation under every trained template, some items each. */
export function* seenGroups(library: Library): Generator<PromptGroup> {
  yield* crossed(library, situations(library, false), templates(library, false), 'seen');
}

/** Every held-out situation under every held-out template: nothing of the wording was in training. */
export function* heldOutGroups(library: Library): Generator<PromptGroup> {
  yield* crossed(library, situations(library, true), templates(library, true), 'held-out');
}

function* crossed(
  library: Library,
  from: readonly Situation[],
  shapes: readonly Template[],
  name: string,
): Generator<PromptGroup> {
  const random = createRandom(hashSeed(REFERENCE_SEED, name));
  const instruments = [...library.instruments.values()];
  for (const situation of from)
    for (const template of shapes) yield drawGroup(random, situation, template, instruments, ITEMS_PER_GROUP);
}

/** One prompt of the reference set as a test puts it to an engine. */
export interface ReferencePrompt {
  readonly system: string | null;
  readonly user: string;
  readonly labels: readonly string[];
}

/** The reference set in the order of its probabilities on the data sheets. */
export function referencePrompts(library: Library): ReferencePrompt[] {
  return [...referenceGroups(library)].flatMap(({ system, prompts }) =>
    prompts.map(({ composed }) => ({
      system,
      user: composed.user,
      labels: composed.options.map(({ label }) => label),
    })),
  );
}
