import { basename, extname } from 'node:path';
import type { DocumentKind, DocumentProblem } from '../../shared/contract/library.js';
import { identifierSchema } from '../../shared/domain/text.js';
import { MettleError } from '../../shared/errors.js';
import { checkDocument } from '../laboratory/documents/check-document.js';
import { describeProblem } from '../laboratory/documents/describe-problem.js';
import type { Catalogue } from '../library/catalogue.js';
import type { Environment } from './environment.js';
import { EXIT_CODES } from './exit-codes.js';
import { counted } from './quantities.js';
import { writeNewTextFile } from './text-files.js';

/** What was made of a table, and where it goes. */
export interface TableDocument<Document> {
  /** The table's name, as it was given. */
  readonly csv: string;
  /** Absolute path of the new file. */
  readonly out: string;
  readonly id: string;
  readonly kind: DocumentKind;
  /** Null where there are problems. */
  readonly document: Document | null;
  readonly problems: readonly DocumentProblem[];
  /** What is said of the file that was written: figures for programs, and words. */
  readonly said: (document: Document) => {
    readonly figures: Readonly<Record<string, unknown>>;
    readonly words: string;
  };
}

/**
 * Writes a document that was made of a table and says what it holds; where it has problems, or names that others of the
 * catalogue have, prints them instead and gives `invalid`. Throws `FILE_*`.
 */
export async function writeTableDocument<Document>(
  { stdout }: Environment,
  catalogue: Catalogue,
  { csv, out, id, kind, document, problems, said }: TableDocument<Document>,
  { json }: { readonly json: boolean },
): Promise<number> {
  const written = document === null ? null : `${JSON.stringify(document, null, 2)}\n`;
  // What the table cannot know: names that other files have taken.
  const clashes = written === null ? [] : checkDocument(kind, written, catalogue).problems;
  if (document === null || written === null || clashes.length > 0) {
    const sentences = [
      ...problems.map(describeProblem),
      ...clashes.map(({ place, message }) => `${place}: ${message}`),
    ];
    stdout.write(
      json
        ? `${JSON.stringify({ file: null, problems: sentences })}\n`
        : `${[`${csv}: ${counted(sentences.length, 'problem')}; nothing is written`, ...sentences.map((line) => `  ${line}`)].join('\n')}\n`,
    );
    return EXIT_CODES.invalid.code;
  }
  await writeNewTextFile(out, written);
  const { figures, words } = said(document);
  stdout.write(
    json ? `${JSON.stringify({ file: out, id, ...figures, problems: [] })}\n` : `${out}: ${words}.\n`,
  );
  return EXIT_CODES.ok.code;
}

/** The id of an instrument: that of the file's name unless one is given. Throws `INVALID_INPUT` for one that cannot be used. */
export function instrumentId(out: string, given: string | undefined): string {
  const id = given ?? basename(out, extname(out));
  if (identifierSchema.safeParse(id).success) return id;
  throw new MettleError('INVALID_INPUT', `The id ${JSON.stringify(id)} cannot be used.`, {
    hint: 'Give one of letters, digits, dots, underscores and hyphens with --id.',
  });
}
