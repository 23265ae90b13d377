import metadata from '../../../package.json' with { type: 'json' };
import type { Application } from '../../shared/contract/application.js';

const YEAR = 2026;

/** The packages that run in Mettle, in the window's bundle too, where no package keeps a folder of its own, and their licences. */
export const PACKAGE_LICENCES = {
  '@bigfive-org/questions': 'MIT',
  '@huggingface/jinja': 'MIT',
  '@napi-rs/keyring': 'MIT',
  'bcrypt-pbkdf': 'BSD-3-Clause',
  commander: 'MIT',
  electron: 'MIT',
  '@fontsource-variable/ibm-plex-sans': 'OFL-1.1',
  '@fontsource/ibm-plex-mono': 'OFL-1.1',
  hyparquet: 'MIT',
  'hyparquet-writer': 'MIT',
  'jsonc-parser': 'MIT',
  'lucide-react': 'ISC',
  'node-llama-cpp': 'MIT',
  'radix-ui': 'MIT',
  react: 'MIT',
  'react-dom': 'MIT',
  sqlite3: 'BSD-3-Clause',
  '@tanstack/react-query': 'MIT',
  '@tanstack/react-virtual': 'MIT',
  tsx: 'MIT',
  undici: 'MIT',
  '@visx/pattern': 'MIT',
  '@visx/responsive': 'MIT',
  '@visx/scale': 'MIT',
  '@visx/tooltip': 'MIT',
  wouter: 'Unlicense',
  yauzl: 'MIT',
  yazl: 'MIT',
  zod: 'MIT',
  zustand: 'MIT',
} as const satisfies Readonly<Record<string, string>>;

/** The packages with the versions that this Mettle was made with; packages are named at one exact version. */
export function packageNotices(llamaCpp: string): Application['packages'] {
  const versions: Readonly<Record<string, string>> = {
    ...metadata.devDependencies,
    ...metadata.dependencies,
  };
  return [
    ...Object.entries(PACKAGE_LICENCES).map(([name, licence]) => ({
      name,
      version: versions[name] ?? '',
      licence,
    })),
    { name: 'llama.cpp', version: llamaCpp, licence: 'MIT' },
  ].toSorted((left, right) => plain(left.name).localeCompare(plain(right.name), 'en'));
}

/** How to cite this version. */
export function citation(version: string): Application['citation'] {
  return {
    text: `The Mettle authors (${YEAR}). Mettle (version ${version}) [Computer software].`,
    bibtex: [
      '@software{mettle,',
      '  author = {{The Mettle authors}},',
      '  title = {Mettle},',
      `  version = {${version}},`,
      `  year = {${YEAR}},`,
      '  license = {MIT}',
      '}',
    ].join('\n'),
  };
}

/** The licence that Mettle itself is under. */
export const METTLE_LICENCE: string = metadata.license;

function plain(name: string): string {
  return name.replace('@', '').toLowerCase();
}
