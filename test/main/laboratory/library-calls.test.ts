import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { DocumentKind } from '../../../src/shared/contract/library.js';
import { libraryHandlers } from '../../../src/main/laboratory/library-calls.js';
import { sampleInstrument } from '../instruments/sample-instrument.js';
import { ownPersonas, ownPopulation, ownTemplates, pretty } from './fixtures/own-documents.js';
import { checked, openContext } from './fixtures/temporary-context.js';

async function openLibrary() {
  const { context, announced, folder } = await openContext();
  const own = (...parts: string[]): string => join(folder, 'library', ...parts);
  const put = async (path: string, text: string): Promise<void> => {
    await mkdir(own(path, '..'), { recursive: true });
    await writeFile(own(path), text);
  };
  const handlers = libraryHandlers(context);
  const save = (kind: DocumentKind, content: unknown) =>
    handlers['documents.save']({ kind, text: pretty(content) });
  return { context, announced, folder, handlers, own, put, save };
}

describe('instruments', () => {
  it('are summarised with items a scale and the languages that are whole', async () => {
    const { handlers } = await openLibrary();
    const { instruments, broken } = checked('instruments.list', await handlers['instruments.list']({}));
    expect(instruments.map(({ id, format, items, norms }) => [id, format, items, norms])).toEqual([
      ['ipip-neo-120', 'rating', 120, 8],
      ['evidence-tables-60', 'choice', 60, 0],
      ['headlines-20', 'rating', 20, 0],
      ['jungian-4x12', 'rating', 48, 0],
      ['open-replies-10', 'open', 10, 0],
      ['scenarios-40', 'choice', 40, 0],
    ]);
    const [ipip, , , jungian] = instruments;
    expect(ipip?.scales.find(({ id }) => id === 'N')).toMatchObject({ kind: 'domain', items: 24 });
    expect(ipip?.scales.find(({ id }) => id === 'N1')).toMatchObject({ kind: 'facet', items: 4 });
    expect(ipip?.languages).toEqual(expect.arrayContaining(['en', 'ar', 'he', 'fa', 'ur', 'ja']));
    const axes = jungian?.scales.map(({ id, items }) => `${id} ${items}`);
    expect(axes).toEqual(['EI 12', 'SN 12', 'TF 12', 'JP 12']);
    expect(broken).toEqual([]);
  });

  it('are given whole, or refused by name', async () => {
    const { handlers } = await openLibrary();
    const got = checked('instruments.get', await handlers['instruments.get']({ id: 'jungian-4x12' }));
    expect(got.instrument.items).toHaveLength(48);
    expect(got.summary.items).toBe(48);
    await expect(handlers['instruments.get']({ id: '__proto__' })).rejects.toMatchObject({
      code: 'INVALID_INSTRUMENT',
    });
  });
});

describe('instruments.lint', () => {
  it('lints an instrument that came with Mettle, at its places in the file', async () => {
    const { handlers } = await openLibrary();
    const lint = checked('instruments.lint', await handlers['instruments.lint']({ id: 'ipip-neo-120' }));
    expect(lint.problems).toEqual([]);
    expect(lint.findings).toContainEqual(
      expect.objectContaining({ rule: 'keying-balance', severity: 'note', place: 'scales[1]' }),
    );
    const { text } = await handlers['documents.read']({ kind: 'instrument', id: 'ipip-neo-120' });
    const found = lint.findings.find(({ rule }) => rule === 'negated-reverse');
    expect(text.split('\n')[found!.line - 1]).toMatch(/"en": ".* not .*"/);
  });

  it('lints a text that is being written, or says what is wrong with it', async () => {
    const { handlers } = await openLibrary();
    const good = await handlers['instruments.lint']({ text: pretty(sampleInstrument()) });
    expect(good.problems).toEqual([]);
    expect(good.findings.map(({ rule }) => rule)).toContain('few-items');
    const bad = await handlers['instruments.lint']({ text: '{"items": [' });
    expect(bad.findings).toEqual([]);
    expect(bad.problems[0]).toMatchObject({ line: 1, message: expect.stringContaining('expected here') });
    await expect(handlers['instruments.lint']({ id: 'nothing' })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
  });
});

describe('personas and templates', () => {
  it('come in the files that they stand in', async () => {
    const { handlers, save } = await openLibrary();
    await save('personas', ownPersonas());
    await save('templates', ownTemplates());
    const { groups } = checked('personas.list', await handlers['personas.list']({}));
    expect(groups.slice(-3).map(({ id, origin, personas }) => [id, origin, personas.length])).toEqual([
      ['roles', 'shipped', 0],
      ['types', 'shipped', 16],
      ['mine', 'own', 1],
    ]);
    const { templates } = checked('templates.list', await handlers['templates.list']({}));
    expect(templates.map(({ template, origin }) => `${template.id} ${origin}`).slice(-3)).toEqual([
      'form shipped',
      'plain own',
      'terse own',
    ]);
  });
});

describe('documents.save', () => {
  it.each([
    ['instrument', sampleInstrument(), 'instruments/sample.json'],
    ['personas', ownPersonas(), 'personas/mine.json'],
    ['templates', ownTemplates(), 'templates/plain.json'],
    ['populations', ownPopulation(), 'populations/people.json'],
  ] as const)('stores %s in the researcher’s own folder, as it was written', async (kind, content, path) => {
    const { context, announced, handlers, own } = await openLibrary();
    const text = pretty(content);
    const { id } = checked('documents.save', await handlers['documents.save']({ kind, text }));
    expect(await readFile(own(path), 'utf8')).toBe(text);
    expect(announced).toEqual([{ name: 'library.changed', payload: {} }]);
    expect(await handlers['documents.read']({ kind, id })).toEqual({
      fileName: path.split('/')[1],
      text,
      origin: 'own',
    });
    const library = await context.library();
    expect([
      ...library.instruments.keys(),
      ...library.personas.keys(),
      ...library.templates.keys(),
      ...library.populations.keys(),
    ]).toContain(kind === 'personas' ? 'bold' : id);
  });

  it('puts a document in place of the one with its id, wherever that lies', async () => {
    const { handlers, own, put, save } = await openLibrary();
    await put('personas/by-hand.json', pretty(ownPersonas()));
    const changed = ownPersonas();
    changed.personas[0]!.name = 'Bolder';
    await save('personas', changed);
    expect(await readdir(own('personas'))).toEqual(['by-hand.json']);
    const { groups } = await handlers['personas.list']({});
    expect(groups.at(-1)?.personas[0]?.name).toBe('Bolder');
  });

  it('refuses names that are taken, by shipped documents and by others of her own', async () => {
    const { own, save, handlers, announced } = await openLibrary();
    const shipped = (await handlers['instruments.list']({})).instruments.length;
    await save('personas', ownPersonas());
    await expect(save('personas', { ...ownPersonas(), id: 'other' })).rejects.toMatchObject({
      code: 'INVALID_PERSONA',
      message: expect.stringMatching(
        /line 9, column 13: personas\[0\]\.id there is already a persona "bold" in your file mine\.json/,
      ) as string,
    });
    await expect(save('instrument', { ...sampleInstrument(), id: 'jungian-4x12' })).rejects.toMatchObject({
      code: 'INVALID_INSTRUMENT',
    });
    expect(await readdir(own())).toEqual(['personas']);
    expect(await readdir(own('personas'))).toEqual(['mine.json']);
    expect(announced).toHaveLength(1);
    // A refusal is not in the way of what comes after it.
    await save('instrument', sampleInstrument());
    expect((await handlers['instruments.list']({})).instruments).toHaveLength(shipped + 1);
  });

  it('refuses one of two documents that ask for the same name at once', async () => {
    const { save } = await openLibrary();
    const answers = await Promise.allSettled([
      save('personas', ownPersonas()),
      save('personas', { ...ownPersonas(), id: 'other' }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  });

  it('writes no file outside her folder, whatever the id', async () => {
    const { folder, save, own } = await openLibrary();
    for (const id of ['../../evil', '..', 'a/../../b', '/tmp/evil', 'C:\\evil', 'evil\u0000']) {
      await expect(save('instrument', { ...sampleInstrument(), id })).rejects.toMatchObject({
        code: 'INVALID_INSTRUMENT',
      });
    }
    expect((await readdir(folder)).filter((name) => !name.startsWith('mettle.sqlite3'))).toEqual([]);
    await save('instrument', { ...sampleInstrument(), id: 'nul.x' });
    await save('instrument', { ...sampleInstrument(), id: 'Same' });
    await save('instrument', { ...sampleInstrument(), id: 'same' });
    expect(await readdir(own('instruments'))).toEqual(['Same.json', 'own-nul.x.json', 'same-2.json']);
  });

  it('leaves no half-written file where it cannot write', async () => {
    const { folder, save } = await openLibrary();
    await writeFile(join(folder, 'library'), 'a file where the folder should be');
    await expect(save('instrument', sampleInstrument())).rejects.toMatchObject({ code: 'FILE_UNREADABLE' });
    expect(await readFile(join(folder, 'library'), 'utf8')).toContain('a file where');
  });
});

describe('documents.read', () => {
  it('gives shipped documents as files would hold them', async () => {
    const { handlers } = await openLibrary();
    const read = async (kind: DocumentKind, id: string) => {
      const { fileName, text, origin } = checked(
        'documents.read',
        await handlers['documents.read']({ kind, id }),
      );
      expect(origin).toBe('shipped');
      expect(fileName).toBe(`${id}.json`);
      return JSON.parse(text) as { items?: unknown[]; personas?: unknown[]; templates?: { id: string }[] };
    };
    expect((await read('instrument', 'ipip-neo-120')).items).toHaveLength(120);
    expect((await read('personas', 'types')).personas).toHaveLength(16);
    expect((await read('templates', 'letters')).templates?.map(({ id }) => id)).toEqual(['letters']);
  });

  it('finds a template file by any of its templates', async () => {
    const { handlers, save } = await openLibrary();
    await save('templates', ownTemplates());
    expect(await handlers['documents.read']({ kind: 'templates', id: 'terse' })).toEqual({
      fileName: 'plain.json',
      text: pretty(ownTemplates()),
      origin: 'own',
    });
  });

  it.each(['nobody', '../../settings', '/etc/passwd', '..', '__proto__', ''])(
    'refuses the id %j',
    async (id) => {
      const { handlers, folder } = await openLibrary();
      await writeFile(join(folder, 'settings.json'), '{}');
      for (const kind of ['instrument', 'personas', 'templates'] as const) {
        await expect(handlers['documents.read']({ kind, id })).rejects.toMatchObject({
          code: 'INVALID_INPUT',
        });
        await expect(handlers['documents.remove']({ kind, id })).rejects.toMatchObject({
          code: 'INVALID_INPUT',
        });
      }
      expect(await readdir(folder)).toContain('settings.json');
    },
  );
});

describe('documents.remove', () => {
  it('removes her own, and none that came with Mettle', async () => {
    const { context, handlers, own, save } = await openLibrary();
    await save('instrument', sampleInstrument());
    await handlers['documents.remove']({ kind: 'instrument', id: 'sample' });
    expect(await readdir(own('instruments'))).toEqual([]);
    expect((await context.library()).instruments.has('sample')).toBe(false);
    await expect(handlers['documents.remove']({ kind: 'personas', id: 'types' })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
    expect((await context.library()).personas.size).toBe(16);
  });

  it('removes a link and not what it leads to', async () => {
    const { folder, handlers, own, put } = await openLibrary();
    await put('instruments/.keep', '');
    const target = join(folder, 'elsewhere.json');
    await writeFile(target, pretty(sampleInstrument()));
    await symlink(target, own('instruments', 'link.json'));
    await handlers['documents.remove']({ kind: 'instrument', id: 'sample' });
    expect(await readdir(folder)).toContain('elsewhere.json');
    expect(await readdir(own('instruments'))).toEqual(['.keep']);
  });
});

describe('broken files of her own', () => {
  it('are left out, told of once, and listed so that they can be read and removed', async () => {
    const { context, announced, handlers, put } = await openLibrary();
    const shipped = (await context.library()).instruments.size;
    await put('instruments/jungian-4x12.json', pretty({ ...sampleInstrument(), id: 'jungian-4x12' }));
    await put('personas/half.json', '{"schemaVersion": 1,');
    await put('personas/good.json', pretty(ownPersonas()));
    expect((await context.library()).personas.size).toBe(17);
    await put('instruments/sample.json', pretty(sampleInstrument()));
    expect((await context.library()).instruments.size).toBe(shipped + 1);
    await handlers['documents.remove']({ kind: 'instrument', id: 'sample' });
    expect(announced.splice(1)).toEqual([{ name: 'library.changed', payload: {} }]);
    expect(announced).toMatchObject([
      { name: 'notice', payload: { tone: 'warning', text: expect.stringContaining('half.json') as string } },
    ]);
    const listed = checked('instruments.list', await handlers['instruments.list']({}));
    expect(listed.broken).toMatchObject([{ error: { code: 'INVALID_INSTRUMENT' } }]);
    expect(listed.broken?.[0]?.error.message).toContain('jungian-4x12.json cannot be used: line 3, column 9');
    expect(listed.instruments).toHaveLength(shipped);
    const { broken } = checked('personas.list', await handlers['personas.list']({}));
    expect(broken?.[0]?.error.message).toContain('half.json cannot be used: line 1, column ');
    expect(await handlers['documents.read']({ kind: 'personas', id: 'half.json' })).toMatchObject({
      text: '{"schemaVersion": 1,',
      origin: 'own',
    });
    await handlers['documents.remove']({ kind: 'instrument', id: 'jungian-4x12.json' });
    await handlers['documents.remove']({ kind: 'personas', id: 'half.json' });
    expect((await context.catalogue()).broken).toEqual([]);
    expect((await context.library()).instruments.has('jungian-4x12')).toBe(true);
  });

  it('do not keep Mettle from working where the folder itself is none', async () => {
    const shipped = (await (await openLibrary()).context.library()).instruments.size;
    const { context, folder } = await openLibrary();
    await writeFile(join(folder, 'library'), 'x');
    expect((await context.library()).instruments.size).toBe(shipped);
    expect((await context.catalogue()).broken.map(({ error }) => error.code)).toContain('FILE_UNREADABLE');
  });

  it('are seen as soon as they are written or mended by another program', async () => {
    const { context, put } = await openLibrary();
    expect((await context.library()).personas.size).toBe(16);
    await put('personas/mine.json', pretty(ownPersonas()));
    expect((await context.library()).personas.size).toBe(17);
    await put('personas/mine.json', '');
    expect((await context.library()).personas.size).toBe(16);
  });
});

describe('documents.check', () => {
  it('stores nothing', async () => {
    const { folder, handlers } = await openLibrary();
    const text = pretty(ownPersonas());
    expect(checked('documents.check', await handlers['documents.check']({ kind: 'personas', text }))).toEqual(
      { id: 'mine', problems: [] },
    );
    expect((await readdir(folder)).filter((name) => !name.startsWith('mettle.sqlite3'))).toEqual([]);
  });
});
