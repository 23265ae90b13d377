import { copyFile, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { LaboratoryContext } from '../../../src/main/laboratory/context.js';
import { subjectHandlers } from '../../../src/main/laboratory/subject-calls.js';
import { numberedPrompts, numberedReadout, sampleSnapshot } from '../store/fixtures/samples.js';
import { CALIBRATION, pathOf, trainedSheet } from '../../models/calibration/calibration-files.js';
import { checked, openContext, temporaryFolder } from './fixtures/temporary-context.js';

const list = async (context: LaboratoryContext) =>
  checked('subjects.list', await subjectHandlers(context)['subjects.list']({}));
const inspect = async (context: LaboratoryContext, reference: string) =>
  checked('subjects.inspect', await subjectHandlers(context)['subjects.inspect']({ reference }));

describe('subjects.list', () => {
  it('shows the calibration subjects by name, and files of other folders by their path', async () => {
    const { context } = await openContext();
    const folder = await temporaryFolder();
    await copyFile(pathOf('half-q4_0.gguf'), join(folder, 'mine.gguf'));
    await writeFile(join(folder, 'page.gguf'), '<html><script>alert(1)</script>');
    await context.settings.change(() => ({ subjectFolders: [folder, join(folder, 'gone')] }));
    const { subjects, skipped, folders } = await list(context);
    const references = subjects.filter(({ calibration }) => calibration).map(({ reference }) => reference);
    expect(references.toSorted()).toEqual(
      [
        'acquiescent',
        'half',
        'half-q4_0',
        'half-q8_0',
        'pliant',
        'pliant-q4_0',
        'pliant-q8_0',
        'stubborn',
        'wavering',
      ].map((name) => `calibration:${name}`),
    );
    expect(subjects.filter(({ calibration }) => !calibration)).toMatchObject([
      { reference: join(folder, 'mine.gguf'), quantization: 'Q4_0', sha256: null, chatTemplate: true },
    ]);
    expect(skipped.map(({ path, error }) => [path, error.code])).toEqual([
      [join(folder, 'gone'), 'FILE_NOT_FOUND'],
      [join(folder, 'page.gguf'), 'GGUF_NOT_GGUF'],
    ]);
    expect(folders).toEqual([folder, join(folder, 'gone')]);
  });

  it('does without the calibration subjects', async () => {
    const calibrationDirectory = (): string => join(CALIBRATION, 'nowhere');
    const { context } = await openContext({ calibrationDirectory });
    expect((await list(context)).subjects).toEqual([]);
  });
});

describe('subjects.inspect', () => {
  it('reads identity, chat template and data sheet, and lists know the hash from then on', async () => {
    const { context, announced, folder } = await openContext();
    const detail = await inspect(context, 'calibration:pliant');
    const sheet = trainedSheet('pliant');
    expect(detail).toMatchObject({
      sha256: sheet.sha256,
      summary: { reference: 'calibration:pliant', sha256: sheet.sha256, calibration: true },
      chatTemplateText: expect.stringContaining('{%') as string,
      dataSheet: { purpose: sheet.builtTo },
      studies: [],
    });
    expect(detail.dataSheet?.facts).toContainEqual({ name: 'Resistance', value: '0.02 [0.02, 0.02]' });
    expect(detail.dataSheet?.facts).toContainEqual({ name: 'Type adoption', value: '100%' });
    expect(announced).toEqual([{ name: 'subjects.changed', payload: {} }]);
    await inspect(context, 'calibration:pliant');
    expect(announced).toHaveLength(1);

    const again = await openContext({ dataFolder: folder });
    const known = (await list(again.context)).subjects.filter(({ sha256 }) => sha256 !== null);
    expect(known.map(({ reference }) => reference)).toEqual(['calibration:pliant']);
  });

  it('tells what the header holds, and what it would take here', async () => {
    const graphics = { kind: 'cuda', devices: ['Device One'], totalBytes: 8e9, freeBytes: 8e9 };
    const { context } = await openContext({ readGraphics: async () => graphics });
    const detail = await inspect(context, 'calibration:half-q8_0');
    expect(detail).toMatchObject({
      systemRole: 'native',
      thinking: false,
      chatTemplateProblem: null,
      quantizationMethod: null,
      files: [pathOf('half-q8_0.gguf')],
      summary: { source: { store: 'calibration' } },
    });
    expect(detail.tokenizer).toMatch(/^\w+/);
    expect(detail.tensorTypes[0]?.type).toBe('Q8_0');
    expect(detail.tensorTypes.reduce((sum, { tensors }) => sum + tensors, 0)).toBe(detail.tensors);
    const { lanes, weightsBytes, cacheBytes, computeBytes, totalBytes } = detail.memory;
    expect(lanes).toBe(16);
    expect(totalBytes).toBe(weightsBytes + cacheBytes + computeBytes);
    expect(totalBytes).toBeGreaterThan(detail.summary.memoryBytes);
    const { parameters, bitsPerWeight } = detail.summary;
    expect(((parameters ?? 0) * (bitsPerWeight ?? 0)) / 8).toBeCloseTo(weightsBytes, 0);
    expect(detail.gpu).toMatchObject({ device: 'Device One', fittingLayers: detail.gpu?.layers });
    await context.settings.change(() => ({ gpu: 'none' }));
    expect((await inspect(context, 'calibration:half-q8_0')).gpu).toBeNull();
  });

  it('says of a quantized variant how far it is from the original', async () => {
    const { context } = await openContext();
    const { dataSheet } = await inspect(context, 'calibration:pliant-q4_0');
    expect(dataSheet?.facts.map(({ name }) => name)).toEqual([
      'Mean difference of a probability from F16',
      'Largest difference of a probability from F16',
    ]);
  });

  it('shows no data sheet with a file that it was not written of', async () => {
    const calibration = await temporaryFolder();
    await mkdir(join(calibration, 'sheets'));
    await copyFile(pathOf('sheets/pliant-f16.json'), join(calibration, 'sheets', 'pliant-f16.json'));
    await copyFile(pathOf('stubborn-f16.gguf'), join(calibration, 'pliant-f16.gguf'));
    const { context } = await openContext({ calibrationDirectory: () => calibration });
    expect((await inspect(context, 'calibration:pliant')).dataSheet).toBeNull();
    await writeFile(join(calibration, 'sheets', 'pliant-f16.json'), '{');
    expect((await inspect(context, 'calibration:pliant')).dataSheet).toBeNull();
  });

  it('names the studies that hold its responses, newest first', async () => {
    const { context } = await openContext();
    const { store } = context;
    const file = await (await context.engine()).inspect(pathOf('half-q4_0.gguf'));
    const empty = await store.ensureStudy(sampleSnapshot('empty', 'a'), [file]);
    for (const name of ['older', 'newer']) {
      const { id } = await store.ensureStudy(sampleSnapshot(name, name), [file]);
      const responses = [numberedReadout(1)];
      await store.append(id, file.sha256, responses, numberedPrompts(responses));
    }
    const { studies } = await inspect(context, 'calibration:half-q4_0');
    expect(studies.map(({ name, responses }) => [name, responses])).toEqual([
      ['newer', 1],
      ['older', 1],
    ]);
    expect(empty.id).not.toBe(studies[0]?.id);
  });

  it.each([
    ['calibration:nobody', 'SUBJECT_NOT_FOUND'],
    ['calibration:../../../etc/passwd', 'SUBJECT_NOT_FOUND'],
    ['calibration:sheets/pliant-f16', 'SUBJECT_NOT_FOUND'],
    ['models/calibration/pliant-f16.gguf', 'SUBJECT_NOT_FOUND'],
    ['../pliant-f16.gguf', 'SUBJECT_NOT_FOUND'],
    ['/etc', 'SUBJECT_NOT_FOUND'],
    ['/etc/hosts', 'GGUF_NOT_GGUF'],
    ['/dev/null', 'FILE_UNREADABLE'],
    ['/nowhere\0.gguf', 'FILE_UNREADABLE'],
  ])('refuses %j with %s', async (reference, code) => {
    const { context } = await openContext();
    await expect(inspect(context, reference)).rejects.toMatchObject({ code });
  });
});

describe('subjects.catalogue', () => {
  it('names models that may be fetched, with what they take', async () => {
    const { context } = await openContext();
    const { entries } = checked(
      'subjects.catalogue',
      await subjectHandlers(context)['subjects.catalogue']({}),
    );
    expect(entries.length).toBeGreaterThan(14);
    expect(
      entries.flatMap(({ variants }) => variants.map(({ memoryBytes }) => memoryBytes > 2e8)),
    ).not.toContain(false);
  });
});

describe('subjects.addPath', () => {
  it('adds a folder, and the folder of a file, once', async () => {
    const { context, announced } = await openContext();
    const handlers = subjectHandlers(context);
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'deep'));
    await copyFile(pathOf('half-q4_0.gguf'), join(folder, 'deep', '<img src=x onerror=alert(1)>.gguf'));
    const added = await handlers['subjects.addPath']({ path: `${folder}/deep/../` });
    expect(checked('subjects.addPath', added).folders).toEqual([folder]);
    expect(added.subjects.at(-1)?.path).toBe(join(folder, 'deep', '<img src=x onerror=alert(1)>.gguf'));
    expect(announced.map(({ name }) => name)).toContain('subjects.changed');
    const file = join(folder, 'deep', '<img src=x onerror=alert(1)>.gguf');
    expect((await handlers['subjects.addPath']({ path: file })).folders).toEqual([folder]);
    expect((await handlers['subjects.addPath']({ path: pathOf('pliant-f16.gguf') })).folders).toEqual([
      folder,
    ]);
    expect((await context.settings.read()).subjectFolders).toEqual([folder]);
  });

  it('is not led in a ring by links', async () => {
    const { context } = await openContext();
    const folder = await temporaryFolder();
    await symlink(folder, join(folder, 'up'));
    await copyFile(pathOf('half-q4_0.gguf'), join(folder, 'm.gguf'));
    const { subjects } = await subjectHandlers(context)['subjects.addPath']({ path: folder });
    expect(subjects.filter(({ calibration }) => !calibration)).toHaveLength(1);
  });

  it.each([
    ['/nowhere/at/all', 'FILE_NOT_FOUND'],
    ['relative/folder', 'INVALID_INPUT'],
    ['/', 'INVALID_INPUT'],
    ['/etc/hosts', 'GGUF_NOT_GGUF'],
  ])('refuses %j with %s and keeps nothing', async (path, code) => {
    const { context } = await openContext();
    await expect(subjectHandlers(context)['subjects.addPath']({ path })).rejects.toMatchObject({ code });
    expect((await context.settings.read()).subjectFolders).toEqual([]);
  });
});

describe('subjects.removeFolder', () => {
  it('takes a folder off the list and leaves its files', async () => {
    const { context } = await openContext();
    const handlers = subjectHandlers(context);
    const folder = await temporaryFolder();
    await copyFile(pathOf('half-q4_0.gguf'), join(folder, 'm.gguf'));
    await handlers['subjects.addPath']({ path: folder });
    await handlers['subjects.removeFolder']({ path: folder });
    expect((await list(context)).folders).toEqual([]);
    expect((await readFile(join(folder, 'm.gguf'))).length).toBeGreaterThan(1000);
  });
});
