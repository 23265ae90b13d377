import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { libraryHandlers } from '../../../src/main/laboratory/library-calls.js';
import { ownPopulation, pretty } from './fixtures/own-documents.js';
import { checked, openContext } from './fixtures/temporary-context.js';

async function openLibrary() {
  const opened = await openContext();
  return { ...opened, handlers: libraryHandlers(opened.context) };
}

describe('populations.list', () => {
  it('has the shipped ones and her own, and names those that are broken', async () => {
    const { handlers, folder } = await openLibrary();
    await handlers['documents.save']({ kind: 'populations', text: pretty(ownPopulation()) });
    await writeFile(join(folder, 'library', 'populations', 'half.json'), '{');
    const { populations, broken } = checked('populations.list', await handlers['populations.list']({}));
    expect(populations.map(({ population, origin }) => [population.id, origin])).toEqual([
      ['adults-with-traits', 'shipped'],
      ['biographies', 'shipped'],
      ['sociable-adults', 'shipped'],
      ['tenants', 'shipped'],
      ['people', 'own'],
    ]);
    expect(broken).toMatchObject([{ fileName: 'half.json', error: { code: 'INVALID_PERSONA' } }]);
    await handlers['documents.remove']({ kind: 'populations', id: 'people' });
    await handlers['documents.remove']({ kind: 'populations', id: 'half.json' });
    expect(await handlers['populations.list']({})).toMatchObject({ broken: [], populations: { length: 4 } });
    await expect(handlers['documents.read']({ kind: 'populations', id: 'people' })).rejects.toMatchObject({
      message: 'There is no population "people".',
    });
  });
});

describe('personas.fromCsv', () => {
  const naming = { id: 'mine', name: 'Mine', licence: 'CC0-1.0' };

  it('makes a document of a table that can be stored', async () => {
    const { context, handlers, announced } = await openLibrary();
    const table = 'id,name,text,target:jungian-4x12.EI\nbold,Bold,"You are bold, and loud.",1\n';
    const { text, problems } = checked(
      'personas.fromCsv',
      await handlers['personas.fromCsv']({ ...naming, text: table }),
    );
    expect(problems).toEqual([]);
    expect(announced).toEqual([]);
    await handlers['documents.save']({ kind: 'personas', text: text ?? '' });
    expect((await context.library()).personas.get('bold')).toMatchObject({
      wordings: [{ text: { en: 'You are bold, and loud.' } }],
      targets: { 'jungian-4x12': { EI: 1 } },
    });
  });

  it('tells the lines of a table that cannot be used', async () => {
    const { handlers } = await openLibrary();
    const table = 'id,name,text,target:jungian-4x12.EI\nbold,Bold,You are bold.,2\n';
    expect(
      checked('personas.fromCsv', await handlers['personas.fromCsv']({ ...naming, text: table })),
    ).toMatchObject({ text: null, problems: [{ line: 2, column: 25, place: 'target:jungian-4x12.EI' }] });
  });
});
