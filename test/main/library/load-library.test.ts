import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadLibrary } from '../../../src/main/library/load-library.js';
import { resourcesFolder } from '../../../src/main/library/resources-folder.js';
import { sampleInstrument } from '../instruments/sample-instrument.js';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mettle-library-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function put(path: string, content: unknown): Promise<void> {
  await mkdir(join(folder, path, '..'), { recursive: true });
  await writeFile(join(folder, path), typeof content === 'string' ? content : JSON.stringify(content));
}

const persona = (parts: object) => ({
  schemaVersion: 1,
  id: 'mine',
  name: 'Mine',
  licence: 'CC0-1.0',
  citation: 'None.',
  personas: [
    {
      id: 'bold',
      name: 'Bold',
      wordings: [{ id: 'plain', text: { en: 'You are bold.' } }],
      targets: {},
      ...parts,
    },
  ],
});

describe('loadLibrary', () => {
  it('reads the shipped files', async () => {
    const library = await loadLibrary();
    expect([...library.instruments.keys()][0]).toBe('ipip-neo-120');
    expect(library.instruments.has('jungian-4x12')).toBe(true);
    expect(library.personas.size).toBe(16);
    expect(library.roles.size).toBeGreaterThanOrEqual(16);
    expect(library.placebos.size).toBeGreaterThanOrEqual(4);
    expect(library.neutrals.size).toBeGreaterThanOrEqual(3);
    expect(library.templates.size).toBeGreaterThanOrEqual(6);
  });

  it('adds files of extra folders, whichever kinds they hold', async () => {
    await put('instruments/sample.json', sampleInstrument());
    await put(
      'personas/mine.json',
      persona({ targets: { sample: { X: 1, D: 0.5 }, 'not-installed': { Q: 0 } } }),
    );
    await put('personas/notes.txt', 'not JSON, not read');
    const library = await loadLibrary({ extra: [folder] });
    expect([...library.instruments.keys()].at(-1)).toBe('sample');
    expect(library.instruments.size).toBe((await loadLibrary()).instruments.size + 1);
    expect(library.personas.get('bold')?.targets.sample).toEqual({ X: 1, D: 0.5 });
    expect(library.personas.size).toBe(17);
  });

  it('takes another folder in place of the shipped one', async () => {
    await put('instruments/sample.json', `\uFEFF${JSON.stringify(sampleInstrument())}`);
    const expected = ['ipip-neo-120', 'sample'];
    expect([...(await loadLibrary(folder)).instruments.keys()]).toEqual(expected);
    expect([...(await loadLibrary({ resources: folder })).instruments.keys()]).toEqual(expected);
    const library = await loadLibrary(folder);
    expect(library.personas.size + library.populations.size).toBe(0);
  });

  it('takes the adjective pairs of the folder, and those that came with Mettle where it has none', async () => {
    await put('instruments/sample.json', sampleInstrument());
    const { adjectives } = await loadLibrary();
    expect((await loadLibrary(folder)).adjectives).toEqual(adjectives);
    const own = { ...adjectives, traits: { ...adjectives.traits, E: [['still', 'loud']] } };
    await put('conditioning/adjective-pairs.json', own);
    expect((await loadLibrary(folder)).adjectives.traits.E).toEqual([['still', 'loud']]);
    await put('conditioning/adjective-pairs.json', { ...own, traits: { E: [['still']] } });
    await expect(loadLibrary(folder)).rejects.toMatchObject({
      code: 'INVALID_PERSONA',
      message: expect.stringContaining(
        'adjective-pairs.json is not a valid file of adjective pairs',
      ) as string,
    });
  });

  it('names file and place of a mistake', async () => {
    const broken = sampleInstrument();
    broken.items[1]!.keys[0]!.scale = 'Q';
    await put('instruments/broken.json', broken);
    await expect(loadLibrary({ extra: [folder] })).rejects.toMatchObject({
      code: 'INVALID_INSTRUMENT',
      message: expect.stringContaining(
        `${join(folder, 'instruments', 'broken.json')} is not a valid instrument: items[1] (b).keys[0].scale`,
      ) as string,
    });
  });

  it.each([
    ['instruments/a.json', '{\n  "id": "a",\n  "name" "b"\n}', 'INVALID_INSTRUMENT', 'line 3'],
    ['personas/a.json', '{\n  "id": "a",\n', 'INVALID_PERSONA', 'line 3'],
    ['templates/a.json', '', 'INVALID_TEMPLATE', 'line 1'],
  ])('names the line of a syntax error in %s', async (path, content, code, line) => {
    await put(path, content);
    await expect(loadLibrary({ extra: [folder] })).rejects.toMatchObject({
      code,
      message: expect.stringMatching(new RegExp(`a\\.json is not JSON: .*${line}`)) as string,
    });
  });

  it.each([
    ['is not in UTF-8 (line 2, column 15)', Buffer.from('{\n  "name": "Caf\u00e9"\n}', 'latin1')],
    [
      'has the name "id" twice in one object (line 3, column 3)',
      '{"a": {"id": "[{"},\n "id": 1,\n  "i\\u0064" : 2}',
    ],
  ])('refuses a file that %s, which a parser would let through', async (said, content) => {
    await mkdir(join(folder, 'instruments'), { recursive: true });
    await writeFile(join(folder, 'instruments/a.json'), content);
    await expect(loadLibrary({ extra: [folder] })).rejects.toMatchObject({
      code: 'INVALID_INSTRUMENT',
      message: expect.stringContaining(`a.json ${said}.`) as string,
    });
  });

  it('refuses an identifier that is taken, and says by which file', async () => {
    await put('instruments/other.json', { ...sampleInstrument(), id: 'jungian-4x12' });
    await expect(loadLibrary({ extra: [folder] })).rejects.toMatchObject({
      code: 'INVALID_INSTRUMENT',
      message: expect.stringMatching(
        /other\.json: there is already an instrument "jungian-4x12", from .*jungian-4x12\.json\.$/,
      ) as string,
    });
  });

  it.each([
    [{ targets: { 'jungian-4x12': { XY: 1 } } }, 'names a scale that the instrument does not have'],
    [{ type: 'ENFJ', targets: { 'jungian-4x12': { EI: 0 } } }, 'asks for E'],
    [{ type: 'INFJ', targets: { 'jungian-4x12': { EI: 0.6 } } }, 'asks for I'],
  ])('refuses targets %j', async (parts, message) => {
    await put('personas/mine.json', persona(parts));
    await expect(loadLibrary({ extra: [folder] })).rejects.toMatchObject({
      code: 'INVALID_PERSONA',
      message: expect.stringMatching(
        new RegExp(`mine\\.json: target jungian-4x12.* of persona bold.*${message}`),
      ) as string,
    });
  });

  it('says which folder or file is not there or cannot be read', async () => {
    await expect(loadLibrary({ extra: [join(folder, 'nowhere')] })).rejects.toMatchObject({
      code: 'FILE_NOT_FOUND',
    });
    await put('plain-file', 'x');
    await expect(loadLibrary({ extra: [join(folder, 'plain-file')] })).rejects.toMatchObject({
      code: 'FILE_UNREADABLE',
    });
    await mkdir(join(folder, 'templates', 'folder.json'), { recursive: true });
    await expect(loadLibrary({ extra: [folder] })).rejects.toMatchObject({ code: 'FILE_UNREADABLE' });
  });
});

describe('resourcesFolder', () => {
  it('finds the nearest resources folder above', async () => {
    await mkdir(join(folder, 'resources', 'instruments'), { recursive: true });
    await mkdir(join(folder, 'out', 'main'), { recursive: true });
    expect(resourcesFolder(join(folder, 'out', 'main'))).toBe(join(folder, 'resources'));
  });

  it('says so where there is none', () => {
    expect(() => resourcesFolder(folder)).toThrow(expect.objectContaining({ code: 'FILE_NOT_FOUND' }));
  });
});
