import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A text file of the project: its path from the root with forward slashes, and its text. */
export interface TextFile {
  readonly path: string;
  readonly text: string;
}

/** What .gitignore leaves out, and what git keeps for itself. */
const LEFT_OUT = new Set(['.git', 'node_modules', 'out', 'build', 'dist', 'coverage', '__pycache__']);

/**
 * The project's text files in path order; a file that holds a NUL byte is not text. `models/calibration/build` is source, so
 * `build` and the like are left out at the root alone.
 */
export function readTextFiles(root: string): TextFile[] {
  return walk(root, '').flatMap((path) => {
    const bytes = readFileSync(join(root, path));
    return bytes.includes(0) ? [] : [{ path, text: bytes.toString('utf8') }];
  });
}

function walk(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      const leftOut = (folder === '' && LEFT_OUT.has(entry.name)) || entry.name === '__pycache__';
      if (leftOut || entry.name.endsWith('.log')) return [];
      if (entry.isDirectory()) return walk(root, path);
      return entry.isFile() ? [path] : [];
    });
}
