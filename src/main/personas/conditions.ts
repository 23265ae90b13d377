import type { Condition } from '../../shared/domain/condition.js';
import type { NeutralText, Persona, Role, Wording } from '../../shared/domain/persona.js';
import type { ConditionSelection } from '../../shared/domain/study.js';
import type { Language } from '../../shared/domain/text.js';
import { MettleError } from '../../shared/errors.js';
import { NO_SYSTEM_PROMPT } from './validate.js';

/** The conditioning texts to choose from, by identifier. */
export interface ConditioningTexts {
  readonly personas: ReadonlyMap<string, Persona>;
  readonly roles: ReadonlyMap<string, Role>;
  readonly placebos: ReadonlyMap<string, NeutralText>;
  readonly neutrals: ReadonlyMap<string, NeutralText>;
}

type WordingSelection = ConditionSelection['wordings'];
type Conditioning = Pick<Persona, 'id' | 'wordings'>;

/** A wording chosen for an entry, with its text in the language asked for. */
interface Chosen {
  readonly id: string;
  readonly wording: string;
  readonly heldOut: boolean;
  readonly text: string;
}

/** What a kind of text does where the wordings asked for leave it with none. */
type WithoutMatch = 'first' | 'skip';

/**
 * Every condition that a selection names, in the order: no system prompt, neutral texts, placebos, personas, roles, roles
 * with personas; within a kind in the texts' own order whatever the order of the selection; each condition once.
 *
 * Wordings: `first` takes the first of each entry, `trained` those not held out, `held-out` those held out, `all` all, a list
 * those named. An entry without such a wording is left out, except for neutral texts and, for a list, for placebos and roles
 * too: these then give their first. A role with a persona takes every chosen wording of the one with every one of the other.
 *
 * Throws `INVALID_STUDY` for an identifier or a wording that nothing has (naming the known ones), for a text that is missing
 * in the language, and where the wordings leave nothing of a kind that was selected.
 */
export function expandConditions(
  selection: ConditionSelection,
  texts: ConditioningTexts,
  language: Language = 'en',
): Condition[] {
  const chooser = new WordingChooser(selection.wordings, language);
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
  const personas = chooser.choose('persona', select(texts.personas, selection.personas, 'persona'), 'skip');
  const roles = chooser.choose('role', select(texts.roles, selection.roles, 'role'), withoutNamed);
  const pairs = rolePersonas(selection, texts).flatMap(({ role, persona }) =>
    chooser
      .choose('role', [role], withoutNamed)
      .flatMap((first) => chooser.choose('persona', [persona], 'skip').map((second) => ({ first, second }))),
  );
  const conditions = [
    ...(defaults.includes(null) ? [noSystemPrompt()] : []),
    ...neutrals.map((chosen) => textCondition('default', chosen)),
    ...placebos.map((chosen) => textCondition('placebo', chosen)),
    ...personas.map((chosen): Condition => ({ ...textCondition('persona', chosen), persona: chosen.id })),
    ...roles.map((chosen): Condition => ({ ...textCondition('role', chosen), role: chosen.id })),
    ...pairs.map(({ first, second }) => rolePersonaCondition(first, second)),
  ];
  chooser.requireEveryNamedWording();
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

function rolePersonas(
  { rolePersonas: pairs, roles, personas }: ConditionSelection,
  texts: ConditioningTexts,
): { role: Role; persona: Persona }[] {
  const wanted =
    pairs === 'all'
      ? null
      : pairs.map(({ role, persona }) => ({
          role: select(texts.roles, [role], 'role')[0],
          persona: select(texts.personas, [persona], 'persona')[0],
        }));
  const roleChoice = wanted === null ? select(texts.roles, roles, 'role') : [...texts.roles.values()];
  const personaChoice =
    wanted === null ? select(texts.personas, personas, 'persona') : [...texts.personas.values()];
  return roleChoice.flatMap((role) =>
    personaChoice
      .filter(
        (persona) => wanted === null || wanted.some((pair) => pair.role === role && pair.persona === persona),
      )
      .map((persona) => ({ role, persona })),
  );
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

/** Applies one selection of wordings to entries, and remembers which named wordings were met. */
class WordingChooser {
  readonly #met = new Set<string>();
  readonly #known = new Set<string>();

  constructor(
    private readonly selection: WordingSelection,
    private readonly language: Language,
  ) {}

  choose(what: string, entries: readonly Conditioning[], withoutMatch: WithoutMatch): Chosen[] {
    const chosen = entries.flatMap((entry) => this.#chooseFrom(what, entry, withoutMatch));
    if (entries.length > 0 && chosen.length === 0) {
      const asked = typeof this.selection === 'string' ? this.selection : this.selection.join(', ');
      const known = new Set(entries.flatMap((entry) => entry.wordings.map((wording) => wording.id)));
      throw new MettleError(
        'INVALID_STUDY',
        `No chosen ${what} has a wording for conditions.wordings "${asked}".`,
        {
          hint: `Choose from: ${[...known].join(', ')}; or leave the ${what} out.`,
        },
      );
    }
    return chosen;
  }

  /** Throws `INVALID_STUDY` for a named wording that none of the chosen entries had. */
  requireEveryNamedWording(): void {
    if (typeof this.selection === 'string') return;
    const unmet = this.selection.find((id) => !this.#met.has(id));
    if (unmet === undefined) return;
    throw new MettleError(
      'INVALID_STUDY',
      `No chosen text has the wording "${unmet}" of conditions.wordings.`,
      {
        hint: `Choose from: ${[...this.#known].join(', ')}.`,
      },
    );
  }

  #chooseFrom(what: string, entry: Conditioning, withoutMatch: WithoutMatch): Chosen[] {
    for (const wording of entry.wordings) this.#known.add(wording.id);
    const matching = entry.wordings.filter((wording, position) => this.#matches(wording, position));
    for (const wording of matching) this.#met.add(wording.id);
    const wordings =
      matching.length === 0 && withoutMatch === 'first' ? entry.wordings.slice(0, 1) : matching;
    return wordings.map((wording) => {
      const text = wording.text[this.language];
      if (text !== undefined) return { id: entry.id, wording: wording.id, heldOut: wording.heldOut, text };
      throw new MettleError(
        'INVALID_STUDY',
        `Wording ${wording.id} of ${what} ${entry.id} has no text in language "${this.language}".`,
        { hint: `Choose one of: ${Object.keys(wording.text).join(', ')}.` },
      );
    });
  }

  #matches(wording: Wording, position: number): boolean {
    switch (this.selection) {
      case 'first':
        return position === 0;
      case 'trained':
        return !wording.heldOut;
      case 'held-out':
        return wording.heldOut;
      case 'all':
        return true;
      default:
        return this.selection.includes(wording.id);
    }
  }
}
