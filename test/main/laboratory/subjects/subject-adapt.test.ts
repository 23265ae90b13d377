import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { randomPairs, writeLora } from '../../../../scripts/gguf/write-lora.js';
import { adaptHandlers } from '../../../../src/main/laboratory/subjects/subject-adapt.js';
import { subjectPlace } from '../../../../src/main/laboratory/subject-path.js';
import { calibrationDirectory } from '../../../../src/main/subjects/calibration-directory.js';
import { openDesigns } from '../fixtures/open-designs.js';
import { checked, openContext, temporaryFolder } from '../fixtures/temporary-context.js';

async function open() {
  const { context } = await openContext();
  const handlers = adaptHandlers(context);
  return {
    context,
    adapt: async (base: string, adapter: string, scale = 1) =>
      checked('subjects.adapt', await handlers['subjects.adapt']({ base, adapter, scale })),
  };
}

async function writeAdapter(columns = 128): Promise<string> {
  const path = join(await temporaryFolder(), 'own.gguf');
  const targets = [{ tensor: 'blk.0.attn_q.weight', columns, rows: 128 }];
  const pairs = randomPairs(targets, { rank: 2, size: 0.5, seed: 1 });
  await writeLora(path, { name: 'Own', architecture: 'llama', alpha: 2 }, pairs);
  return path;
}

describe('subjects.adapt', () => {
  it('gives the reference of base and adapter, which leads to both', async () => {
    const { context, adapt } = await open();
    const adapter = await writeAdapter();
    const { reference, name } = await adapt('calibration:pliant', adapter, 0.5);
    expect(name).toBe('Calibration: pliant + Own (x0.5)');
    expect(reference).toBe(`calibration:pliant|lora:${adapter}@0.5`);
    expect(await subjectPlace(context, reference)).toEqual({
      path: join(calibrationDirectory(), 'pliant-f16.gguf'),
      adapter: { path: adapter, scale: 0.5 },
    });
  });

  it('names the calibration adapter by its name, wherever Mettle lies', async () => {
    const { adapt } = await open();
    const reserve = join(calibrationDirectory(), 'adapters', 'reserve.gguf');
    const base = join(calibrationDirectory(), 'pliant-q8_0.gguf');
    expect(await adapt(base, reserve)).toEqual({
      reference: 'calibration:pliant-q8_0|lora:calibration:reserve',
      name: expect.stringMatching(/ \+ Reserve$/),
    });
  });

  it('refuses what cannot be laid one over the other', async () => {
    const { adapt } = await open();
    const adapter = await writeAdapter();
    await expect(adapt('calibration:pliant', await writeAdapter(64))).rejects.toMatchObject({
      code: 'ADAPTER_MISMATCH',
      message: expect.stringContaining('blk.0.attn_q.weight.lora_a'),
    });
    await expect(adapt('calibration:pliant', 'own.gguf')).rejects.toMatchObject({
      code: 'SUBJECT_NOT_FOUND',
    });
    await expect(adapt('calibration:none', adapter)).rejects.toMatchObject({ code: 'SUBJECT_NOT_FOUND' });
    await expect(adapt(`calibration:pliant|lora:${adapter}`, adapter)).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
  });
});

describe('a design with an adapted subject', () => {
  it('is checked, locked and copied with it', async () => {
    const { create, change, lock, context, handlers } = await openDesigns();
    const adapter = await writeAdapter();
    const reference = `calibration:pliant|lora:${adapter}@0.5`;
    const draft = await change(await create({ kind: 'first-study' }), {
      subjects: ['calibration:pliant', reference, `calibration:pliant|lora:${adapter}`, `${reference}0`],
    });
    const { problems } = await handlers['designs.check']({ design: draft.design, quick: false });
    expect(problems).toEqual([{ place: 'subjects[3]', message: 'is the same subject as subjects[1]' }]);
    const sound = await change(draft, { subjects: ['calibration:pliant', reference] });
    const id = await lock(sound);
    const subjects = await context.store.studySubjects(id);
    expect(subjects.map(({ subject }) => subject.name)).toEqual([
      'Calibration: pliant',
      'Calibration: pliant + Own (x0.5)',
    ]);
    expect((await create({ kind: 'study', study: id })).design.subjects).toEqual([
      'calibration:pliant',
      reference,
    ]);
  });

  it('is told what is wrong with the reference', async () => {
    const { create, change, handlers } = await openDesigns();
    const draft = await change(await create({ kind: 'first-study' }), {
      subjects: ['calibration:pliant|lora:/x.gguf@0,5', 'calibration:pliant|lora:/x.gguf'],
    });
    const { problems } = await handlers['designs.check']({ design: draft.design, quick: false });
    expect(problems).toEqual([
      { place: 'subjects[0]', message: expect.stringContaining('which is no number') },
      { place: 'subjects[1]', message: expect.stringContaining('cannot be found') },
    ]);
  });
});
