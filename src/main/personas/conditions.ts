import type { Condition } from '../../shared/domain/condition.js';
import type { NeutralText, Persona, Role } from '../../shared/domain/persona.js';
import type { ConditionSelection } from '../../shared/domain/study.js';
import type { Language } from '../../shared/domain/text.js';
import { MettleError } from '../../shared/errors.js';
import { matchedConditions } from './matched/matched-conditions.js';
import { personasOf, type Carrier, type MadePersonas, type SourceTexts } from './sources/make-personas.js';
import { NO_SYSTEM_PROMPT } from './validate.js';
import { WordingChooser, type Chosen, type WithoutMatch } from './wording-chooser.js';

/** The conditioning texts to choose from, and what personas are made of, by identifier. */
export interface ConditioningTexts extends SourceTexts {
  readonly personas: ReadonlyMap<string, Persona>;
  readonly roles: ReadonlyMap<string, Role>;
  readonly placebos: ReadonlyMap<string, NeutralText>;
  readonly neutrals: ReadonlyMap<string, NeutralText>;
}

/**
 * The personas that the sources of a selection make, with their targets: the same ones that `expandConditions` makes of the
 * same arguments. Throws `INVALID_STUDY` as it does.
 */
export function madePersonas(
  selection: Pick<ConditionSelection, 'sources'>,
  texts: SourceTexts,
  seed: number,
  language: Language,
): Persona[] {
  return [...personasOf(selection.sources, texts, seed, language).personas];
}

/**
 * Every condition that a selection names, in the order: no system prompt, neutral texts, placebos, personas, roles, roles
 * with personas, texts of matched length; within a kind in the texts' own order whatever the order of the selection, and what
 * the sources make after what was chosen; each condition once. `seed` draws people and the texts of matched length.
 *
 * Wordings: `first` takes the first of each entry, `trained` those not held out, `held-out` those held out, `all` all, a list
 * those named. An entry without such a wording is left out, except for neutral texts and, for a list, for placebos and roles
 * too: these then give their first. What the sources make has all its wordings. A role with a persona takes every chosen
 * wording of the one with every one of the other. People who carry stand before every persona that is no person drawn.
 *
 * Throws `INVALID_STUDY` for an identifier or a wording that nothing has (naming the known ones), for a text that is missing
 * in the language, where the wordings leave nothing of a kind that was selected, and for sources that cannot be made.
 */
export function expandConditions(
  selection: ConditionSelection,
  texts: ConditioningTexts,
  language: Language = 'en',
  seed = 0,
): Condition[] {
  const made = personasOf(selection.sources, texts, seed, language);
  const chooser = new WordingChooser(selection.wordings, language);
  const madeChooser = new WordingChooser('all', language);
  const withoutNamed: WithoutMatch = Array.isArray(selection.wordings) ? 'first' : 'skip';
  const defaults = select(
    new Map([[NO_SYSTEM_PROMPT, null], ...texts.neutrals]),
    selection.default,
    'neutral text',
  );
  const neutrals = chooser.choose(
    'neutral text',
    defaults.filter((entry) => entry !== null),
    'first',
  );
  const placebos = chooser.choose(
    'placebo',
    select(texts.placebos, selection.placebos, 'placebo'),
    withoutNamed,
  );
  const personas = [
    ...chooser.choose('persona', select(texts.personas, selection.personas, 'persona'), 'skip'),
    ...madeChooser.choose('persona', made.personas, 'skip'),
  ];
  const roles = [
    ...chooser.choose('role', selectRoles(texts.roles, selection.roles), withoutNamed),
    ...madeChooser.choose('role', made.roles, 'skip'),
  ];
  const pairs = [...rolePersonas(selection, texts, made), ...carried(selection, texts, made)].flatMap(
    ({ role, persona }) => {
      const first = texts.roles.has(role.id)
        ? chooser.choose('role', [role], withoutNamed)
        : madeChooser.choose('role', [role], 'skip');
      const second = (texts.personas.has(persona.id) ? chooser : madeChooser).choose(
        'persona',
        [persona],
        'skip',
      );
      return first.flatMap((before) => second.map((after) => rolePersonaCondition(before, after)));
    },
  );
  const conditions = [
    ...(defaults.includes(null) ? [noSystemPrompt()] : []),
    ...neutrals.map((chosen) => textCondition('default', chosen)),
    ...placebos.map((chosen) => textCondition('placebo', chosen)),
    ...personas.map((chosen): Condition => ({ ...textCondition('persona', chosen), persona: chosen.id })),
    ...roles.map((chosen): Condition => ({ ...textCondition('role', chosen), role: chosen.id })),
    ...pairs,
  ];
  chooser.requireEveryNamedWording();
  const known = withMade(texts.personas, made.personas);
  const matched = matchedConditions(
    conditions,
    selection.matched,
    { ...texts, personas: known },
    seed,
    language,
  );
  return requireDifferent([...conditions, ...matched]);
}

/** Refuses two conditions of one name: a text in a file may have the name that a text of matched length is given. */
function requireDifferent(conditions: Condition[]): Condition[] {
  const seen = new Set<string>();
  for (const { id } of conditions) {
    if (seen.has(id)) {
      throw new MettleError('INVALID_STUDY', `Two conditions of the study would be called ${id}.`, {
        hint: 'Give one of the texts that it is made of another id.',
      });
    }
    seen.add(id);
  }
  return conditions;
}

function noSystemPrompt(): Condition {
  return { id: `default:${NO_SYSTEM_PROMPT}`, kind: 'default', system: null };
}

function textCondition(
  kind: 'default' | 'placebo' | 'persona' | 'role',
  { id, wording, heldOut, text }: Chosen,
): Condition {
  return { id: `${kind}:${id}:${wording}`, kind, wording, ...heldOutMark(heldOut), system: text };
}

function heldOutMark(heldOut: boolean): Pick<Condition, 'heldOut'> {
  return heldOut ? { heldOut } : {};
}

function rolePersonaCondition(role: Chosen, persona: Chosen): Condition {
  return {
    id: `role+persona:${role.id}:${role.wording}+${persona.id}:${persona.wording}`,
    kind: 'role+persona',
    role: role.id,
    persona: persona.id,
    wording: persona.wording,
    ...heldOutMark(role.heldOut || persona.heldOut),
    system: `${role.text}\n${persona.text}`,
  };
}

interface RolePersona {
  readonly role: Carrier;
  readonly persona: Persona;
}

/** The pairs asked for. `all`: every chosen role with every persona that is chosen, or made and no person drawn. */
function rolePersonas(
  { rolePersonas: pairs, roles, personas }: ConditionSelection,
  texts: ConditioningTexts,
  made: MadePersonas,
): RolePersona[] {
  const knownRoles = withMade(texts.roles, made.roles);
  const knownPersonas = withMade(texts.personas, made.personas);
  if (pairs === 'all') {
    const chosen = [...select(texts.personas, personas, 'persona'), ...portraits(made)];
    return selectRoles(texts.roles, roles).flatMap((role) => chosen.map((persona) => ({ role, persona })));
  }
  const wanted = pairs.map(({ role, persona }) => ({
    role: select(knownRoles, [role], 'role')[0],
    persona: select(knownPersonas, [persona], 'persona')[0],
  }));
  return [...knownRoles.values()].flatMap((role) =>
    [...knownPersonas.values()]
      .filter((persona) => wanted.some((pair) => pair.role === role && pair.persona === persona))
      .map((persona) => ({ role, persona })),
  );
}

/** Every person who carries, before every persona of the study that is no person drawn. */
function carried(
  { personas }: ConditionSelection,
  texts: ConditioningTexts,
  made: MadePersonas,
): RolePersona[] {
  if (made.carriers.length === 0) return [];
  const all = [...select(texts.personas, personas, 'persona'), ...portraits(made)];
  return made.carriers.flatMap((role) => all.map((persona) => ({ role, persona })));
}

/** One person before another would be two people. */
function portraits({ personas, people }: MadePersonas): Persona[] {
  return personas.filter(({ id }) => !people.has(id));
}

function withMade<Entry extends { readonly id: string }>(
  known: ReadonlyMap<string, Entry>,
  made: readonly Entry[],
): Map<string, Entry> {
  return new Map([...known, ...made.map((entry) => [entry.id, entry] as const)]);
}

/** What another kind of study uses as roles is taken where it is named alone. */
function selectRoles(known: ReadonlyMap<string, Role>, selection: 'all' | readonly string[]): Role[] {
  const selected = select(known, selection, 'role');
  return selection === 'all' ? selected.filter(({ purpose }) => purpose === undefined) : selected;
}

function select<Entry>(
  known: ReadonlyMap<string, Entry>,
  selection: 'all' | readonly string[],
  what: string,
): Entry[] {
  if (selection === 'all') return [...known.values()];
  const wanted = new Set(selection);
  for (const id of wanted) {
    if (!known.has(id)) {
      throw new MettleError(
        'INVALID_STUDY',
        `The study names the ${what} "${id}", which is not in the library.`,
        {
          hint: `Choose from: ${[...known.keys()].join(', ')}.`,
        },
      );
    }
  }
  return [...known].filter(([id]) => wanted.has(id)).map(([, entry]) => entry);
}
