import { resolve } from 'node:path';
import { LINT_SEVERITIES, type PlacedFinding } from '../../shared/contract/lint.js';
import { readability } from '../analysis/readability.js';
import { lintDocument, type LintedDocument } from '../laboratory/documents/lint-document.js';
import { describeProblem } from '../laboratory/documents/describe-problem.js';
import type { Environment } from './environment.js';
import { EXIT_CODES } from './exit-codes.js';
import { chosenCatalogue, type LibraryOption } from './own-catalogue.js';
import { counted } from './quantities.js';
import { readTextFile } from './text-files.js';

export interface LintCommandOptions extends LibraryOption {
  readonly strict: boolean;
  readonly json: boolean;
}

const KINDS = {
  instrument: 'instrument',
  personas: 'persona file',
  templates: 'template file',
  populations: 'population',
  experiments: 'experiment',
} as const;

/**
 * Checks a file of the researcher's own, whose kind its content shows: problems by line, and for an instrument without them
 * what the linter remarks on. Gives `ok` for notes and warnings, `invalid` for problems and errors, with `strict` for
 * warnings too. Throws `FILE_*`.
 */
export async function lintCommand(
  environment: Environment,
  name: string,
  options: LintCommandOptions,
): Promise<number> {
  const file = resolve(environment.workingDirectory, name);
  const text = await readTextFile(file);
  const catalogue = await chosenCatalogue(environment, options);
  // A file that lies in a library has its own name there, which is no clash.
  const others = { ...catalogue, documents: catalogue.documents.filter(({ path }) => path !== file) };
  const linted = lintDocument(text, others, { readability });
  environment.stdout.write(
    options.json ? `${JSON.stringify({ file, ...linted })}\n` : `${describe(name, linted).join('\n')}\n`,
  );
  const fatal = options.strict ? ['error', 'warning'] : ['error'];
  const failed =
    linted.problems.length > 0 || linted.findings.some(({ severity }) => fatal.includes(severity));
  return failed ? EXIT_CODES.invalid.code : EXIT_CODES.ok.code;
}

function describe(name: string, { kind, id, problems, findings }: LintedDocument): string[] {
  const what =
    kind === null ? 'not a document that is known' : `${KINDS[kind]}${id === null ? '' : ` ${id}`}`;
  const counts = LINT_SEVERITIES.flatMap((severity) => {
    const found = findings.filter((finding) => finding.severity === severity).length;
    return found === 0 ? [] : [counted(found, severity)];
  });
  const sum =
    problems.length > 0
      ? counted(problems.length, 'problem')
      : counts.length > 0
        ? counts.join(', ')
        : 'in order';
  return [
    `${name}: ${what}: ${sum}`,
    ...problems.map((problem) => `  ${describeProblem(problem)}`),
    ...findings.flatMap(describeFinding),
  ];
}

function describeFinding({ severity, line, column, rule, message, advice }: PlacedFinding): string[] {
  return ['', `  ${severity}: line ${line}, column ${column}: ${message} (${rule})`, `    ${advice}`];
}
