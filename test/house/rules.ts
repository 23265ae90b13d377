import type { TextFile } from './text-files.js';

/** The parts of package.json that the rules read. */
export interface PackageFile {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

/** Dependencies whose version is a range, a tag or an address, not one exact version. */
export function looseVersions(file: PackageFile): string[] {
  return Object.entries({ ...file.dependencies, ...file.devDependencies })
    .filter(([, version]) => !/^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/.test(version))
    .map(([name, version]) => `${name}@${version}`);
}

/** Dependencies without a table row of their own, and rows of packages that are no dependency. */
export function dependencyRowProblems(file: PackageFile, markdown: string): string[] {
  const names = Object.keys({ ...file.dependencies, ...file.devDependencies });
  const rows = [...markdown.matchAll(/^\| `([^`]+)`/gm)].map((row) => row[1] ?? '');
  return [
    ...names.filter((name) => !rows.includes(name)).map((name) => `${name} has no row`),
    ...rows.filter((name) => !names.includes(name)).map((name) => `${name} is no dependency`),
    ...rows.filter((name, index) => rows.indexOf(name) !== index).map((name) => `${name} has two rows`),
  ];
}

/** `ada` is the made-up person whose home folder tests may name. */
const FORBIDDEN: readonly { readonly what: string; readonly pattern: RegExp }[] = [
  { what: 'a home folder', pattern: /(?<![\w.~-])\/(home|Users)\/(?!ada\b)[a-z][\w.-]*\//i },
  { what: 'a home folder', pattern: /(?<![\w.~-])\/root\// },
  { what: 'a home folder', pattern: /[A-Z]:\\+Users\\+(?!ada\b)\w/i },
  { what: 'a registry address', pattern: /https?:\/\/[^\s"'`]*\b(registry|npmjs|artifactory|nexus)\b/i },
  { what: 'a registry address', pattern: /"resolved":\s*"https?:/ },
];

/** Lines that name a person's home folder or a package registry, as `path:line what`. */
export function machineTraces(files: readonly TextFile[]): string[] {
  return files.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, index) =>
      FORBIDDEN.filter(({ pattern }) => pattern.test(line))
        .slice(0, 1)
        .map(({ what }) => `${path}:${index + 1} ${what}`),
    ),
  );
}

/** What a Citation File Format 1.2.0 file lacks, or says otherwise than package.json. Top-level keys only. */
export function citationProblems(text: string, file: PackageFile): string[] {
  const values = new Map(
    [...text.matchAll(/^([a-z-]+):[ \t]*(.*)$/gm)].map((match) => [
      match[1] ?? '',
      (match[2] ?? '').trim().replace(/^(["'])(.*)\1$/, '$2'),
    ]),
  );
  const expected: Record<string, string> = {
    'cff-version': '1.2.0',
    type: 'software',
    license: file.license,
    version: file.version,
  };
  return [
    ...Object.entries(expected)
      .filter(([key, value]) => values.get(key) !== value)
      .map(([key, value]) => `${key} is not ${value}`),
    ...['message', 'title', 'authors', 'abstract']
      .filter((key) => !values.has(key))
      .map((key) => `${key} is missing`),
    ...(/^authors:\n {2}- (name|family-names): \S/m.test(text) ? [] : ['no author is named']),
    ...(/\t/.test(text) ? ['a tab stands in it'] : []),
  ];
}

/** The parts of package-lock.json that the rules read. */
export interface LockFile {
  readonly packages: Readonly<
    Record<
      string,
      { readonly version?: string; readonly optionalDependencies?: Readonly<Record<string, string>> }
    >
  >;
}

/**
 * Optional dependencies (binaries of other platforms) that the lock file lacks. `npm ci` refuses a lock file that lacks one,
 * and a lock file written where a registry does not hold them all lacks some.
 */
export function missingFromLock(lock: LockFile): string[] {
  return Object.entries(lock.packages).flatMap(([path, entry]) =>
    Object.keys(entry.optionalDependencies ?? {}).filter((name) => !locked(lock, path, name)),
  );
}

function locked(lock: LockFile, from: string, name: string): boolean {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    const path = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
    if (path in lock.packages) return true;
    if (folder === '') return false;
  }
}
