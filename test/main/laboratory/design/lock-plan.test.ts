import { copyFile, mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pathOf } from '../../../models/calibration/calibration-files.js';
import { openDesigns } from '../fixtures/open-designs.js';
import { temporaryFolder } from '../fixtures/temporary-context.js';

describe('designs.lock', () => {
  it('makes a study without responses, once, and takes the draft away', async () => {
    const { create, context, announced, handlers, lock } = await openDesigns();
    const draft = await create({ kind: 'first-study' });
    announced.length = 0;
    const id = await lock(draft);
    const record = await context.store.study(String(id));
    expect(record).toMatchObject({ status: 'planned', quick: false, design: draft.design });
    const subjects = await context.store.studySubjects(id);
    expect(subjects.map(({ subject, responses }) => [subject.name, responses])).toEqual([
      ['Calibration: pliant', 0],
      ['Calibration: stubborn', 0],
    ]);
    expect(announced).toEqual([{ name: 'studies.changed', payload: {} }]);
    expect((await handlers['designs.list']({})).drafts).toEqual([]);
    await expect(lock(draft)).rejects.toMatchObject({ code: 'STUDY_NOT_FOUND' });
    expect((await context.store.marks(id)).exploratoryOf).toBeNull();
  });

  it('marks a changed copy of a locked study as exploratory', async () => {
    const { create, context, change, lock } = await openDesigns();
    const original = await lock(await create({ kind: 'first-study' }));
    const copy = await create({ kind: 'study', study: original });
    expect(copy).toMatchObject({
      derivedFrom: { study: original, name: 'first-study' },
      design: { name: 'first-study-2', subjects: ['calibration:pliant', 'calibration:stubborn'] },
    });
    const changedStudy = await lock(await change(copy, { seed: 4 }));
    expect(changedStudy).not.toBe(original);
    expect((await context.store.marks(changedStudy)).exploratoryOf).toBe(original);
    expect((await context.store.marks(original)).exploratoryOf).toBeNull();
  });

  it('goes on with a study that has the plan already: its name stays, what is new is added and noted', async () => {
    const { create, context, change, lock } = await openDesigns();
    const original = await lock(await create({ kind: 'first-study' }));
    await context.store.setStudyRemoved(original, true);
    const copy = await create({ kind: 'study', study: original });
    const same = await lock(
      await change(copy, {
        subjects: ['calibration:half-q4_0'],
        analysis: { ...copy.design.analysis, bootstrap: 500 },
      }),
    );
    expect(same).toBe(original);
    expect((await context.store.study(String(original))).design).toMatchObject({
      name: 'first-study',
      analysis: { bootstrap: 500 },
    });
    expect(await context.store.studySubjects(original)).toHaveLength(3);
    expect(await context.store.marks(original)).toMatchObject({
      exploratoryOf: null,
      removedAt: null,
      changes: [{ what: 'Analysis settings changed: bootstrap replicates from 2000 to 500' }],
    });
  });

  it.each([
    [{ subjects: [] }, 'INVALID_STUDY'],
    [{ instruments: [] }, 'INVALID_STUDY'],
    [{ subjects: ['calibration:pliant', 'calibration:nobody'] }, 'SUBJECT_NOT_FOUND'],
    [{ subjects: ['../pliant.gguf'] }, 'SUBJECT_NOT_FOUND'],
    [{ subjects: ['/etc/hosts'] }, 'GGUF_NOT_GGUF'],
  ])('refuses %j with %s; nothing is stored and the draft stays', async (part, code) => {
    const { create, context, change, handlers, lock, announced } = await openDesigns();
    const draft = await change(await create({ kind: 'first-study' }), part);
    announced.length = 0;
    await expect(lock(draft)).rejects.toMatchObject({ code });
    expect(await context.store.studies()).toEqual([]);
    expect((await handlers['designs.list']({})).drafts).toHaveLength(1);
    expect(announced).toEqual([]);
  });

  it('names a study’s subjects so that they are found from anywhere', async () => {
    const { create, change, lock, handlers } = await openDesigns();
    const folder = await temporaryFolder();
    const mine = join(folder, 'mine.gguf');
    await copyFile(pathOf('half-q4_0.gguf'), mine);
    const draft = await change(await create({ kind: 'first-study' }), {
      subjects: [pathOf('wavering-f16.gguf'), mine, 'calibration:pliant-q8_0'],
    });
    const copy = await create({ kind: 'study', study: await lock(draft) });
    expect(copy.design.subjects).toEqual(['calibration:wavering', mine, 'calibration:pliant-q8_0']);
    expect((await handlers['designs.check']({ design: copy.design, quick: false })).problems).toEqual([]);
  });

  it('finds the calibration subjects again where Mettle has moved', async () => {
    const before = join(await temporaryFolder(), 'calibration');
    const after = join(await temporaryFolder(), 'calibration');
    await mkdir(before);
    await copyFile(pathOf('half-q4_0.gguf'), join(before, 'half-q4_0.gguf'));
    const old = await openDesigns({ calibrationDirectory: () => before });
    const study = await old.lock(
      await old.change(await old.create({ kind: 'first-study' }), { subjects: ['calibration:half-q4_0'] }),
    );
    await rename(before, after);
    const moved = await openDesigns({ dataFolder: old.folder, calibrationDirectory: () => after });
    const copy = await moved.create({ kind: 'study', study });
    expect(copy.design.subjects).toEqual(['calibration:half-q4_0']);
  });
});
