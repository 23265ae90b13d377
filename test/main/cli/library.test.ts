import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EXIT_CODES } from '../../../src/main/cli/exit-codes.js';
import { runCommandLine } from '../../../src/main/cli/program.js';
import { personaFileSchema } from '../../../src/shared/domain/persona.js';
import { soundRating } from '../instruments/lint/sound-instruments.js';
import { ownPersonas, pretty } from '../laboratory/fixtures/own-documents.js';
import { smallLibrary } from '../studies/small-study.js';
import { fakeEnvironment, type FakeEnvironment } from './fake-environment.js';

const corpus = join(import.meta.dirname, '../../corpus/instruments');
const faults = Object.entries(
  JSON.parse(readFileSync(join(corpus, 'expected.json'), 'utf8')) as Record<
    string,
    { readonly line: number; readonly says: string }
  >,
);

let folder = '';
let environment: FakeEnvironment;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mettle-library-'));
  environment = fakeEnvironment(folder);
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

const write = (name: string, content: unknown): Promise<void> =>
  writeFile(join(folder, name), pretty(content));
const run = (...args: string[]): Promise<number> => runCommandLine(environment, args);

describe('lint', () => {
  it('says that a sound instrument is in order', async () => {
    await write('calm.json', soundRating());
    expect(await run('lint', 'calm.json')).toBe(0);
    expect(environment.said).toEqual({ out: 'calm.json: instrument calm-6: in order\n', err: '' });
  });

  it('passes with warnings, and fails with --strict', async () => {
    await write('calm.json', soundRating({ licence: 'See our page.', citation: 'Somebody.' }));
    expect(await run('lint', 'calm.json')).toBe(0);
    expect(environment.said.out).toMatch(/^calm\.json: instrument calm-6: 1 warning, 1 note\n/);
    expect(environment.said.out).toMatch(
      /\n {2}warning: line 7, column 14: the licence "See our page\." .* \(licence-unclear\)\n {4}Give an SPDX/,
    );
    expect(await run('lint', 'calm.json', '--strict')).toBe(EXIT_CODES.invalid.code);
  });

  it('passes with notes even with --strict, and fails with an error', async () => {
    await write('noted.json', soundRating({ citation: 'Somebody.' }));
    expect(await run('lint', 'noted.json', '--strict')).toBe(0);
    const sound = soundRating();
    const [first, second, ...rest] = sound.items;
    await write('twice.json', { ...sound, items: [first, { ...second!, text: first!.text }, ...rest] });
    expect(await run('lint', 'twice.json')).toBe(EXIT_CODES.invalid.code);
    expect(environment.said.out).toContain('error: line ');
  });

  it('prints one JSON object with --json', async () => {
    await write('calm.json', soundRating({ citation: 'Somebody.' }));
    await run('lint', 'calm.json', '--json');
    expect(JSON.parse(environment.said.out)).toMatchObject({
      file: join(folder, 'calm.json'),
      kind: 'instrument',
      id: 'calm-6',
      problems: [],
      findings: [{ rule: 'citation-year', severity: 'note', line: 8, place: 'citation' }],
    });
  });

  it('knows other kinds by their content', async () => {
    await write('mine.json', ownPersonas());
    expect(await run('lint', 'mine.json')).toBe(0);
    expect(environment.said.out).toBe('mine.json: persona file mine: in order\n');
    await write('odd.json', { hello: 1 });
    expect(await run('lint', 'odd.json')).toBe(EXIT_CODES.invalid.code);
    expect(environment.said.out).toContain(
      'line 1, column 1: the file is no instrument (items), persona file',
    );
  });

  it('takes the names of --library, but not those of the file itself', async () => {
    await mkdir(join(folder, 'own', 'personas'), { recursive: true });
    await write('own/personas/mine.json', ownPersonas());
    expect(await run('lint', 'own/personas/mine.json', '--library', 'own')).toBe(0);
    await write('again.json', { ...ownPersonas(), id: 'others' });
    expect(await run('lint', 'again.json')).toBe(0);
    expect(await run('lint', 'again.json', '--library', 'own')).toBe(EXIT_CODES.invalid.code);
    expect(environment.said.out).toContain('there is already a persona "bold" in your file mine.json');
  });

  it('names a file that is not there', async () => {
    expect(await run('lint', 'nowhere.json')).toBe(EXIT_CODES.invalid.code);
    expect(environment.said.err).toContain(
      `FILE_NOT_FOUND: There is no file ${join(folder, 'nowhere.json')}.`,
    );
  });

  it('names line and cause of every wrong instrument file', async () => {
    const shipped = await fakeEnvironment(folder).catalogue([]);
    for (const [file, { line, says }] of faults) {
      await copyFile(join(corpus, file), join(folder, file));
      const own = fakeEnvironment(folder, { catalogue: async () => shipped });
      expect([file, await runCommandLine(own, ['lint', file])]).toEqual([file, EXIT_CODES.invalid.code]);
      // What shows no kind is told apart by that alone.
      const known = /top-level/.test(file) ? /the file (is no|holds a list)/ : `line ${line}, column `;
      expect(own.said.out).toMatch(known);
      if (!/top-level/.test(file)) expect(own.said.out).toContain(says);
    }
  });
});

describe('instruments', () => {
  it('lists what came with Mettle and what is in a folder of one’s own', async () => {
    await mkdir(join(folder, 'own', 'instruments'), { recursive: true });
    await write('own/instruments/calm.json', soundRating());
    expect(await run('instruments', '--library', 'own')).toBe(0);
    expect(environment.said.out).toMatch(/^jungian-4x12 +rating +48 +4 +5 +en +\d+ +Mettle +CC0-1\.0$/m);
    expect(environment.said.out).toMatch(/^calm-6 +rating +6 +1 +3 +2 +1 +your folder +CC0-1\.0$/m);
  });

  it('prints one JSON object with --json', async () => {
    await run('instruments', '--json');
    const { instruments } = JSON.parse(environment.said.out);
    expect(instruments).toContainEqual(
      expect.objectContaining({ id: 'ipip-neo-120', items: 120, origin: 'shipped', file: null }),
    );
  });
});

describe('personas', () => {
  it('lists persona files and populations', async () => {
    expect(await run('personas')).toBe(0);
    expect(environment.said.out).toMatch(/^types +16 +0 +0 +0 +Mettle +CC0-1\.0$/m);
    environment.said.out = '';
    await run('personas', '--json');
    expect(JSON.parse(environment.said.out).groups).toContainEqual(
      expect.objectContaining({ id: 'types', origin: 'shipped' }),
    );
  });

  it('makes a persona file of a table', async () => {
    await writeFile(
      join(folder, 'table.csv'),
      'id,name,text,target:jungian-4x12.EI\nshy,Shy,You are shy.,0\nloud,Loud,You are loud.,1\n',
    );
    const args = ['personas', '--csv', 'table.csv', '--out', 'mine.json', '--licence', 'CC0-1.0'];
    expect(await run(...args)).toBe(0);
    expect(environment.said.out).toBe(`${join(folder, 'mine.json')}: 2 personas and 0 roles.\n`);
    const file = personaFileSchema.parse(JSON.parse(await readFile(join(folder, 'mine.json'), 'utf8')));
    expect(file).toMatchObject({ id: 'mine', licence: 'CC0-1.0', personas: [{ id: 'shy' }, { id: 'loud' }] });
    expect(await run(...args)).toBe(EXIT_CODES.invalid.code);
    expect(environment.said.err).toContain('INVALID_INPUT: There is already a file');
    expect(await run('lint', 'mine.json')).toBe(0);
  });

  it('tells the problems of a table by line, and writes nothing', async () => {
    await writeFile(
      join(folder, 'table.csv'),
      'id,name,text,target:jungian-4x12.EI\nshy,Shy,You are shy.,2\n',
    );
    const args = ['personas', '--csv', 'table.csv', '--out', 'mine.json'];
    expect(await run(...args)).toBe(EXIT_CODES.invalid.code);
    expect(environment.said.out).toMatch(
      /^table\.csv: 1 problem; nothing is written\n {2}line 2, column \d+: /,
    );
    await expect(readFile(join(folder, 'mine.json'))).rejects.toThrow('ENOENT');
  });

  it('refuses names that are taken, a bad id and a table without a place to go', async () => {
    await writeFile(join(folder, 'table.csv'), 'id,name,text\nintp,Mine,You are shy.\n');
    expect(await run('personas', '--csv', 'table.csv', '--out', 'types.json')).toBe(EXIT_CODES.invalid.code);
    expect(environment.said.out).toContain('there is already a persona file "types"');
    expect(await run('personas', '--csv', 'table.csv', '--out', 'm.json', '--id', 'a b')).toBe(2);
    expect(environment.said.err).toContain('The id "a b" cannot be used: it must be 1 to 64 letters');
    expect(await run('personas', '--csv', 'table.csv')).toBe(2);
    expect(environment.said.err).toContain('It is not said where the persona file should be written.');
  });
});

describe('--library', () => {
  it('names line and cause of every wrong instrument file in a folder of one’s own', async () => {
    const own = join(folder, 'own', 'instruments');
    await mkdir(own, { recursive: true });
    for (const [file, { line, says }] of faults) {
      await copyFile(join(corpus, file), join(own, 'wrong.json'));
      environment.said.err = '';
      expect([file, await run('instruments', '--library', 'own')]).toEqual([file, EXIT_CODES.invalid.code]);
      expect(environment.said.err).toContain(
        `INVALID_INSTRUMENT: ${join(own, 'wrong.json')} cannot be used: line ${line}, column `,
      );
      expect(environment.said.err).toContain(says);
    }
  });

  it('knows what lies in the folder when it names the lines of another file there', async () => {
    await mkdir(join(folder, 'own', 'instruments'), { recursive: true });
    await mkdir(join(folder, 'own', 'personas'));
    await write('own/instruments/calm.json', soundRating());
    const [persona] = ownPersonas().personas;
    const targets = { 'calm-6': { CA: 1, LO: 1 } };
    await write('own/personas/mine.json', { ...ownPersonas(), personas: [{ ...persona, targets }] });
    expect(await run('personas', '--library', 'own')).toBe(EXIT_CODES.invalid.code);
    expect(environment.said.err).toMatch(/mine\.json cannot be used: line 23, column \d+: .*LO/);
  });

  it.each([['run'], ['preview']])('gives %s the folders of one’s own', async (command) => {
    const asked: (readonly string[])[] = [];
    const own = fakeEnvironment(folder, {
      library: async (folders = []) => {
        asked.push(folders);
        return smallLibrary();
      },
    });
    await write('study.json', {
      schemaVersion: 1,
      name: 'small-study',
      kind: 'resistance',
      seed: 7,
      subjects: ['one.gguf'],
      instruments: ['small'],
      templates: ['plain'],
      analysis: { bootstrap: 100 },
    });
    const code = await runCommandLine(own, [
      command,
      'study.json',
      '--library',
      'mine',
      '--library',
      '/theirs',
    ]);
    expect([code, own.said.err.match(/^[A-Z_]+: .*/m)?.[0]]).toEqual([0, undefined]);
    expect(asked).toEqual([[join(folder, 'mine'), '/theirs']]);
  });
});
