import { basename } from 'node:path';
import { z } from 'zod';
import type { DocumentKind, DocumentProblem } from '../../../shared/contract/library.js';
import { identifierSchema } from '../../../shared/domain/text.js';
import { FileProblemsError, type Problem } from '../../instruments/problems.js';
import type { Catalogue } from '../../library/catalogue.js';
import {
  documentEntries,
  documentId,
  entryKey,
  validateDocument,
  type DocumentContent,
  type LibraryDocument,
} from '../../library/document.js';
import { targetProblems } from '../../library/targets.js';
import { issueProblems } from '../../studies/issue-problems.js';
import { readJsonText } from './json-text.js';

const MOST_PROBLEMS = 200;

const OWNERS: Readonly<Record<DocumentKind, string>> = {
  instrument: 'an instrument',
  personas: 'a persona file',
  templates: 'a template file',
  populations: 'a population',
  experiments: 'an experiment',
};

/** What a document is found to be. Without problems it has content and an id. */
export interface CheckedDocument {
  /** Null where the text cannot be read that far. */
  readonly id: string | null;
  readonly content: DocumentContent | null;
  readonly problems: readonly DocumentProblem[];
}

/**
 * Checks a document that a researcher wrote: that it is JSON, has the shape of its kind, holds together, asks for scales
 * that there are, and takes no name that another document has; one of hers with the same id it would replace. Problems stand
 * in the order of the text, at most 200 of them.
 */
export function checkDocument(kind: DocumentKind, text: string, catalogue: Catalogue): CheckedDocument {
  const json = readJsonText(text);
  if (json.value === undefined) return { id: null, content: null, problems: json.problems };
  const { content, problems } = examine(kind, json.value, catalogue);
  // What is wrong with the text itself comes first where both stand at one place: it is the cause.
  const placed = json.problems
    .slice(0, MOST_PROBLEMS)
    .concat(problems.slice(0, MOST_PROBLEMS).map(({ path, message }) => json.problemAt(path, message)))
    .toSorted((left, right) => left.line - right.line || left.column - right.column);
  return { id: idOf(kind, json.value), content, problems: placed };
}

function examine(
  kind: DocumentKind,
  value: unknown,
  catalogue: Catalogue,
): { content: DocumentContent | null; problems: readonly Problem[] } {
  try {
    const content = validateDocument(kind, value, 'The document');
    return {
      content,
      problems: [...nameProblems(content, catalogue), ...personaProblems(content, catalogue)],
    };
  } catch (thrown) {
    if (!(thrown instanceof FileProblemsError)) throw thrown;
    const problems =
      thrown.cause instanceof z.ZodError
        ? thrown.cause.issues.flatMap((issue) => issueProblems(issue, OWNERS[kind]))
        : thrown.problems;
    return { content: null, problems };
  }
}

/** Names that other documents have taken. */
function nameProblems(content: DocumentContent, { documents }: Catalogue): Problem[] {
  const id = documentId(content);
  const taken = new Map<string, LibraryDocument>();
  for (const document of documents) {
    if (document.origin === 'own' && document.kind === content.kind && document.id === id) continue;
    for (const entry of documentEntries(document)) taken.set(entryKey(entry), document);
  }
  return documentEntries(content).flatMap((entry) => {
    const holder = taken.get(entryKey(entry));
    if (holder === undefined) return [];
    const article = /^[aeiou]/.test(entry.what) ? 'an' : 'a';
    const where =
      holder.path === null || holder.origin === 'shipped' ? 'that came with Mettle' : ownPlace(holder.path);
    return [
      { path: entry.path, message: `there is already ${article} ${entry.what} "${entry.id}" ${where}` },
    ];
  });
}

function ownPlace(path: string): string {
  return `in your file ${basename(path)}`;
}

function personaProblems(content: DocumentContent, { library }: Catalogue): Problem[] {
  if (content.kind !== 'personas') return [];
  return content.content.personas.flatMap((persona, index) =>
    targetProblems(persona, library.instruments).map(({ path, message, hint }) => ({
      path: ['personas', index, ...path],
      message: `${message}. ${hint.replace(/\.$/, '')}`,
    })),
  );
}

const withId = z.looseObject({ id: identifierSchema });
const withTemplates = z.looseObject({ templates: z.tuple([withId], z.unknown()) });

function idOf(kind: DocumentKind, value: unknown): string | null {
  if (kind === 'templates') return withTemplates.safeParse(value).data?.templates[0].id ?? null;
  return withId.safeParse(value).data?.id ?? null;
}
