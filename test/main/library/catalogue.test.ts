import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../../src/main/library/catalogue.js';
import { firstStudyFile } from '../../../src/main/library/example-study.js';
import { resourcesFolder } from '../../../src/main/library/resources-folder.js';
import { sampleInstrument } from '../instruments/sample-instrument.js';
import { ownPersonas, ownPopulation } from '../laboratory/fixtures/own-documents.js';

let own: string;
beforeEach(async () => {
  own = await mkdtemp(join(tmpdir(), 'mettle-catalogue-'));
});
afterEach(() => rm(own, { recursive: true, force: true }));

async function put(path: string, content: unknown): Promise<void> {
  await mkdir(dirname(join(own, path)), { recursive: true });
  await writeFile(join(own, path), typeof content === 'string' ? content : JSON.stringify(content));
}
const load = () => loadCatalogue({ resources: resourcesFolder(), extra: [], own });

describe('loadCatalogue', () => {
  it('knows the file of every shipped text', async () => {
    const { documents, broken } = await load();
    const lines = documents.map(({ kind, id, origin }) => `${kind} ${id} ${origin}`);
    expect(
      lines.filter(
        (line) =>
          !/ (open-replies|scenarios|occupations|evidence-tables|headlines|identities|judgement)/.test(
            line,
          ) && !/^experiments | (question|sociable-adults) /.test(line),
      ),
    ).toEqual([
      'instrument ipip-neo-120 shipped',
      'instrument jungian-4x12 shipped',
      'personas neutral shipped',
      'personas roles shipped',
      'personas types shipped',
      'templates statement shipped',
      'populations adults-with-traits shipped',
      'populations biographies shipped',
      'populations tenants shipped',
    ]);
    expect(documents[0]?.path).toBeNull();
    expect(broken).toEqual([]);
  });

  it('passes over an own file that is broken, and over no other', async () => {
    await put('instruments/a.json', 'not JSON');
    await put('instruments/sample.json', sampleInstrument());
    await put('instruments/sample-again.json', { ...sampleInstrument(), name: 'Second' });
    await put('personas/mine.json', ownPersonas());
    await put('templates/empty.json', { schemaVersion: 1, licence: 'x', templates: [] });
    await put('populations/none.json', { ...ownPopulation(), attributes: [] });
    await put('populations/people.json', ownPopulation());
    const { library, broken } = await load();
    expect(library.instruments.get('sample')?.name).toBe('Second');
    expect(library.personas.has('bold')).toBe(true);
    expect(library.populations.get('people')?.name).toBe('People');
    expect(broken.map(({ kind, path, error }) => [kind, path.slice(own.length + 1), error.code])).toEqual([
      ['instrument', join('instruments', 'a.json'), 'INVALID_INSTRUMENT'],
      ['instrument', join('instruments', 'sample.json'), 'INVALID_INSTRUMENT'],
      ['templates', join('templates', 'empty.json'), 'INVALID_TEMPLATE'],
      ['populations', join('populations', 'none.json'), 'INVALID_PERSONA'],
    ]);
    expect(broken[1]?.error.message).toContain('there is already an instrument "sample"');
  });

  it('takes a file in whole or not at all', async () => {
    const clashing = ownPersonas();
    clashing.personas[0]!.id = 'INTP';
    await put('personas/mine.json', clashing);
    const { library, broken } = await load();
    expect(broken).toHaveLength(1);
    expect(library.roles.has('pilot')).toBe(false);
    expect(library.personas.size).toBe(16);
  });

  it('checks targets on instruments of her own too', async () => {
    await put('instruments/sample.json', sampleInstrument());
    const asking = ownPersonas();
    asking.personas[0]!.targets = { sample: { Q: 1 } };
    await put('personas/mine.json', asking);
    expect((await load()).broken.map(({ error }) => error.message)).toEqual([
      expect.stringContaining('target sample.Q of persona bold names a scale'),
    ]);
  });

  it('does without the folder, and with a shipped file that is broken not at all', async () => {
    await put('shipped/instruments/x.json', '{}');
    await expect(
      loadCatalogue({ resources: join(own, 'shipped'), extra: [], own: join(own, 'nowhere') }),
    ).rejects.toMatchObject({ code: 'INVALID_INSTRUMENT' });
    await rm(join(own, 'shipped'), { recursive: true });
    await rm(own, { recursive: true });
    expect((await load()).broken).toEqual([]);
  });
});

describe('firstStudyFile', () => {
  it('finds the nearest above, and says so where there is none', async () => {
    await put('examples/first-study.json', '{}');
    await mkdir(join(own, 'out', 'main'), { recursive: true });
    expect(firstStudyFile(join(own, 'out', 'main'))).toBe(join(own, 'examples', 'first-study.json'));
    expect(() => firstStudyFile(tmpdir())).toThrow(expect.objectContaining({ code: 'FILE_NOT_FOUND' }));
  });
});
