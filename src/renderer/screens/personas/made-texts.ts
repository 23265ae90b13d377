import type { CallInput } from '../../../shared/contract/contract.js';
import type { DesignCheck } from '../../../shared/contract/designs.js';
import type { InstrumentSummary } from '../../../shared/contract/library.js';
import type { PersonaSource } from '../../../shared/domain/persona-source.js';
import type { Template } from '../../../shared/domain/template.js';
import type { Language } from '../../../shared/domain/text.js';
import { scratchDesign } from '../documents/scratch-design.js';

/** A text that a source makes. */
export interface MadeText {
  /** Of the persona or role: `graded-E-1`. */
  readonly id: string;
  readonly kind: 'persona' | 'role';
  readonly text: string;
}

/** What a design needs beside its source, so that it can be planned: any instrument and template do. */
export interface PlanningNeeds {
  readonly instruments: readonly InstrumentSummary[];
  readonly templates: readonly Template[];
}

/**
 * What asks for the texts that a source makes, as a study with this seed would hold them; null where the library has no
 * instrument or template to plan it with.
 */
export function madeTextsRequest(
  source: PersonaSource,
  needs: PlanningNeeds,
  { seed, language }: { readonly seed: number; readonly language: Language },
): CallInput<'designs.check'> | null {
  // The shortest one is planned fastest.
  const instrument = needs.instruments
    .filter(({ format, languages }) => format !== 'open' && languages.length > 0)
    .toSorted((left, right) => left.items - right.items)[0];
  const template = needs.templates[0];
  if (instrument === undefined || template === undefined) return null;
  const items = instrument.languages.includes('en') ? 'en' : (instrument.languages[0] ?? 'en');
  const design = scratchDesign({
    kind: 'gain',
    seed,
    instruments: [instrument.id],
    templates: [template.id],
    language: items,
    conditions: { sources: [source], language },
  });
  return { design, quick: false };
}

/** The texts that were made, in the order of the source; those for the default condition are left out. */
export function madeTexts({ conditions }: Pick<DesignCheck, 'conditions'>): MadeText[] {
  return conditions.flatMap(({ kind, persona, role, system }): MadeText[] => {
    const id = kind === 'persona' ? persona : role;
    if ((kind !== 'persona' && kind !== 'role') || id === undefined || system === null) return [];
    return [{ id, kind, text: system }];
  });
}

/** Why nothing was made: every problem but that the design has no subject. */
export function makingProblems({ problems }: Pick<DesignCheck, 'problems'>): string[] {
  return problems.filter(({ place }) => place !== 'subjects').map(({ message }) => message);
}
