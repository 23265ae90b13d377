import type { Persona, Wording } from '../../shared/domain/persona.js';
import type { ConditionSelection } from '../../shared/domain/study.js';
import type { Language } from '../../shared/domain/text.js';
import { MettleError } from '../../shared/errors.js';

type WordingSelection = ConditionSelection['wordings'];
type Conditioning = Pick<Persona, 'id' | 'wordings'>;

/** A wording chosen for an entry, with its text in the language asked for. */
export interface Chosen {
  readonly id: string;
  readonly wording: string;
  readonly heldOut: boolean;
  readonly text: string;
}

/** What a kind of text does where the wordings asked for leave it with none. */
export type WithoutMatch = 'first' | 'skip';

/** Applies one selection of wordings to entries, and remembers which named wordings were met. */
export class WordingChooser {
  readonly #met = new Set<string>();
  readonly #known = new Set<string>();

  constructor(
    private readonly selection: WordingSelection,
    private readonly language: Language,
  ) {}

  /**
   * Every chosen wording of every entry. `what` names the kind of text in messages. Throws `INVALID_STUDY` for a text that is
   * missing in the language, and where entries are left with no wording at all.
   */
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
