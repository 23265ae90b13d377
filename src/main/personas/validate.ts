import { type PersonaFile, personaFileSchema, type Wording } from '../../shared/domain/persona.js';
import { type TemplateFile, templateFileSchema } from '../../shared/domain/template.js';
import { type Problem, repeatedIdentifiers, validateAgainst } from '../instruments/problems.js';

/** Names the default condition in which nothing stands before the item, so no neutral text may have it as its identifier. */
export const NO_SYSTEM_PROMPT = 'none';

/**
 * Checks a file of personas, roles, placebos and neutral texts beyond its schema: identifiers are unique per kind, wordings
 * are unique per entry in identifier and text, no neutral text is called `none`. `source` names the file in messages.
 * Throws `INVALID_PERSONA` naming the places.
 */
export function validatePersonaFile(raw: unknown, source: string): PersonaFile {
  return validateAgainst(raw, personaFileSchema, personaFileProblems, {
    code: 'INVALID_PERSONA',
    what: 'persona file',
    source,
  });
}

/**
 * Checks a file of prompt templates beyond its schema: identifiers are unique, and every template has text in at least one
 * language. `source` names the file in messages. Throws `INVALID_TEMPLATE` naming the places.
 */
export function validateTemplateFile(raw: unknown, source: string): TemplateFile {
  return validateAgainst(raw, templateFileSchema, templateFileProblems, {
    code: 'INVALID_TEMPLATE',
    what: 'template file',
    source,
  });
}

function personaFileProblems(file: PersonaFile): Problem[] {
  const reserved = file.neutrals.flatMap((neutral, index): Problem[] =>
    neutral.id === NO_SYSTEM_PROMPT
      ? [{ path: ['neutrals', index, 'id'], message: `"${NO_SYSTEM_PROMPT}" stands for no system prompt` }]
      : [],
  );
  const kinds = ['personas', 'roles', 'placebos', 'neutrals'] as const;
  const repeated = kinds.flatMap((kind) => [
    ...repeatedIdentifiers(file[kind], [kind]),
    ...file[kind].flatMap((entry, index) => wordingProblems(entry.wordings, [kind, index, 'wordings'])),
  ]);
  return [...reserved, ...repeated];
}

function wordingProblems(wordings: readonly Wording[], path: readonly PropertyKey[]): Problem[] {
  const seen = new Set<string>();
  const repeated = wordings.flatMap((wording, index) =>
    Object.entries(wording.text).flatMap(([language, text]): Problem[] => {
      const entry = `${language}:${text.trim()}`;
      const known = seen.has(entry);
      seen.add(entry);
      return known
        ? [{ path: [...path, index, 'text', language], message: 'has the text of another wording' }]
        : [];
    }),
  );
  return [...repeatedIdentifiers(wordings, path), ...repeated];
}

function templateFileProblems({ templates }: TemplateFile): Problem[] {
  const silent = templates.flatMap((template, index): Problem[] =>
    Object.keys(template.text).length === 0
      ? [{ path: ['templates', index, 'text'], message: 'must hold a text in at least one language' }]
      : [],
  );
  return [...repeatedIdentifiers(templates, ['templates']), ...silent];
}
