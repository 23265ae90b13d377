import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import ts from 'typescript';

/** One source file: its path from the project's root with forward slashes, and its text. */
export interface SourceModule {
  readonly path: string;
  readonly text: string;
}

const FOLDERS = ['src', 'scripts', 'models', 'test'];
const SOURCE = /\.(ts|tsx|mts|cts)$/;

/** Every TypeScript file below `src`, `scripts`, `models` and `test`, in path order. */
export function readSourceModules(root: string): SourceModule[] {
  return FOLDERS.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => SOURCE.test(path))
      .map((path) => posix.join(folder, path.replaceAll('\\', '/'))),
  )
    .sort()
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

/** What a file imports, re-exports or requires by name, types and dynamic imports included, each once, in file order. */
export function importSpecifiers(module: SourceModule): string[] {
  const { importedFiles } = ts.preProcessFile(module.text, true, true);
  return [...new Set(importedFiles.map((file) => file.fileName))];
}

/**
 * The project file behind a relative specifier (`./cell.js` is `cell.ts` on disk), or null where there is none among `paths`.
 */
export function resolveRelative(from: string, specifier: string, paths: ReadonlySet<string>): string | null {
  const target = posix.join(posix.dirname(from), specifier);
  const stem = target.replace(/\.(c|m)?jsx?$/, '');
  const candidates = [target, `${stem}.ts`, `${stem}.tsx`, `${stem}.mts`, `${stem}.cts`];
  return candidates.find((candidate) => paths.has(candidate)) ?? null;
}

/** Lines that hold code: neither blank nor comment alone. */
export function codeLines(module: SourceModule): number {
  const file = ts.createSourceFile(module.path, module.text, ts.ScriptTarget.Latest, true);
  const lines = new Set<number>();
  const visit = (node: ts.Node): void => {
    if (ts.isJSDoc(node)) return;
    const children = node.getChildren(file);
    children.forEach(visit);
    if (children.length > 0 || node.getWidth(file) === 0) return;
    const first = file.getLineAndCharacterOfPosition(node.getStart(file)).line;
    const last = file.getLineAndCharacterOfPosition(node.getEnd()).line;
    for (let line = first; line <= last; line += 1) lines.add(line);
  };
  visit(file);
  return lines.size;
}
