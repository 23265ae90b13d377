import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  citationProblems,
  dependencyRowProblems,
  looseVersions,
  machineTraces,
  missingFromLock,
  type LockFile,
  type PackageFile,
} from './rules.js';
import { readTextFiles } from './text-files.js';

const root = join(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const packageFile = JSON.parse(read('package.json')) as PackageFile;

describe('package.json', () => {
  it('pins every version exactly', () => {
    expect(looseVersions(packageFile)).toEqual([]);
  });

  it('takes no range, tag or address for an exact version', () => {
    const dependencies = { a: '^1.2.3', b: '1.x', c: 'latest', d: 'github:x/y', e: '1.2.3', f: '1.2.3-rc.1' };
    const loose = looseVersions({ ...packageFile, dependencies, devDependencies: { g: '~1.0.0' } });
    expect(loose).toEqual(['a@^1.2.3', 'b@1.x', 'c@latest', 'd@github:x/y', 'g@~1.0.0']);
  });

  it('gives a reason for every dependency in docs/dependencies.md', () => {
    expect(dependencyRowProblems(packageFile, read('docs/dependencies.md'))).toEqual([]);
  });

  it('notices a dependency without a reason and a reason without a dependency', () => {
    const file = { ...packageFile, dependencies: { a: '1.0.0', b: '1.0.0' }, devDependencies: {} };
    const markdown = '| package | why |\n| --- | --- |\n| `a` | x |\n| `a` | y |\n| `c` | z |\n';
    expect(dependencyRowProblems(file, markdown)).toEqual([
      'b has no row',
      'c is no dependency',
      'a has two rows',
    ]);
  });
});

describe('package-lock.json', () => {
  it('holds the binaries of every platform', () => {
    expect(missingFromLock(JSON.parse(read('package-lock.json')) as LockFile)).toEqual([]);
  });

  it('is found wanting when it lacks one', () => {
    const parent = { optionalDependencies: { near: '1.0.0', top: '1.0.0', gone: '1.0.0' } };
    const packages = {
      'node_modules/a': parent,
      'node_modules/a/node_modules/near': {},
      'node_modules/top': {},
    };
    expect(missingFromLock({ packages })).toEqual(['gone']);
  });
});

describe('text files', () => {
  it('name no home folder and no registry', () => {
    const files = readTextFiles(root).filter((file) => file.path !== 'test/house/house.test.ts');
    expect(files.map((file) => file.path)).toContain('package-lock.json');
    expect(machineTraces(files)).toEqual([]);
  });

  it.each([
    'see /home/grace/mettle/x',
    'open("/Users/grace/models/a.gguf")',
    '/root/.npmrc',
    'C:\\Users\\grace',
    '"C:\\\\Users\\\\grace"',
    'https://registry.example.org/zod',
    '"resolved": "https://example.org/zod.tgz"',
  ])('are found out by %s', (line) => {
    expect(machineTraces([{ path: 'a.md', text: `first\n${line}\n` }])).toHaveLength(1);
  });

  it.each([
    '~/models/a.gguf',
    '/home/ada/models',
    'src/home/page/a.ts',
    'https://doi.org/10.1/x',
    '"resolved": true',
  ])('may hold %s', (line) => {
    expect(machineTraces([{ path: 'a.md', text: line }])).toEqual([]);
  });
});

describe('legal files', () => {
  it('are there and speak of the same licence', () => {
    expect(read('LICENSE')).toMatch(/^MIT License\n/);
    expect(read('LICENSE')).toContain('The Mettle authors');
    expect(read('NOTICE')).toContain('@bigfive-org/questions');
    expect(read('NOTICE')).toContain('public domain');
  });

  it('say how to cite the version at hand', () => {
    expect(citationProblems(read('CITATION.cff'), packageFile)).toEqual([]);
  });

  it('are found wanting when the citation is of another version', () => {
    const wrong = read('CITATION.cff')
      .replace(/^version: .*$/m, 'version: 9.9.9')
      .replace(/^message:.*$/m, '');
    expect(citationProblems(wrong, packageFile)).toEqual([
      `version is not ${packageFile.version}`,
      'message is missing',
    ]);
  });

  it('come with a changelog that knows the version', () => {
    expect(read('CHANGELOG.md')).toMatch(/^## \[Unreleased\]$/m);
    expect(read('CHANGELOG.md')).toContain(`## [${packageFile.version}]`);
  });
});

describe('documents', () => {
  const documents = readTextFiles(root).filter((file) => file.path.endsWith('.md'));

  it('link only to files that exist', () => {
    const dead = documents.flatMap(({ path, text }) =>
      [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)[^)]*\)/g)]
        .map((match) => match[1] ?? '')
        .filter((target) => !existsSync(join(root, path, '..', decodeURI(target))))
        .map((target) => `${path} -> ${target}`),
    );
    expect(documents.length).toBeGreaterThan(3);
    expect(dead).toEqual([]);
  });

  it('name no npm script that is not there', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = documents.flatMap(({ text }) =>
      [...text.matchAll(/npm run (?:-s )?([\w:-]+)/g)].map((m) => m[1]),
    );
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((name) => !(name !== undefined && name in scripts))).toEqual([]);
  });
});
