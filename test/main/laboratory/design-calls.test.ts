import { describe, expect, it } from 'vitest';
import { pathOf } from '../../models/calibration/calibration-files.js';
import { openDesigns } from './fixtures/open-designs.js';
import { checked } from './fixtures/temporary-context.js';

describe('drafts', () => {
  it('are kept, listed, removed and brought back', async () => {
    const { announced, create, change, handlers, folder } = await openDesigns();
    const first = await create({ kind: 'first-study' });
    const second = await create({ kind: 'empty' });
    await change(first, { seed: 5 });
    const again = await openDesigns({ dataFolder: folder });
    const { drafts } = checked('designs.list', await again.handlers['designs.list']({}));
    expect(drafts.map(({ id }) => id).toSorted()).toEqual([first.id, second.id].toSorted());
    expect(checked('designs.get', await handlers['designs.get']({ id: first.id })).design.seed).toBe(5);
    await handlers['designs.remove']({ id: first.id });
    expect((await handlers['designs.list']({})).drafts.map(({ id }) => id)).toEqual([second.id]);
    await expect(handlers['designs.get']({ id: first.id })).rejects.toMatchObject({
      code: 'STUDY_NOT_FOUND',
    });
    const restored = checked('designs.restore', await handlers['designs.restore']({ id: first.id }));
    expect(restored.design.seed).toBe(5);
    // Two drafts, a change, a removal and its undoing: other windows hear of each.
    expect(announced.map(({ name }) => name)).toEqual(Array.from({ length: 5 }, () => 'studies.changed'));
  });
});

describe('designs.check', () => {
  it('sizes the plan and lists its conditions', async () => {
    const { create, handlers } = await openDesigns();
    const { design } = await create({ kind: 'first-study' });
    const check = checked('designs.check', await handlers['designs.check']({ design, quick: false }));
    expect(check.problems).toEqual([]);
    expect(check.existing).toBeNull();
    expect(check.size).toMatchObject({ items: 48, templates: 2, orders: 2, runs: 1 });
    expect(check.size?.cells).toBe(check.conditions.length * 48 * 2 * 2);
    const quick = await handlers['designs.check']({ design, quick: true });
    expect(quick.size?.items).toBe(16);
    expect(quick.planHash).not.toBe(check.planHash);
  });

  it('says which subjects cannot be found, and which are one file', async () => {
    const { create, handlers } = await openDesigns();
    const { design } = await create({ kind: 'first-study' });
    const subjects = [
      'calibration:pliant',
      pathOf('pliant-f16.gguf'),
      '/nowhere/x.gguf',
      'relative.gguf',
      'calibration:nobody',
      'calibration:../pliant',
    ];
    const { problems, size } = await handlers['designs.check']({
      design: { ...design, subjects },
      quick: false,
    });
    expect(problems.map(({ place }) => place)).toEqual([1, 2, 3, 4, 5].map((index) => `subjects[${index}]`));
    expect(problems[0]?.message).toBe('is the same subject as subjects[0]');
    expect(size).not.toBeNull();
  });

  it('knows a stored study with the same plan', async () => {
    const { create, handlers, lock } = await openDesigns();
    const first = await create({ kind: 'first-study' });
    const study = await lock(first);
    const { design } = await create({ kind: 'first-study' });
    const check = await handlers['designs.check']({ design, quick: false });
    expect(check.existing).toEqual({ id: study, name: 'first-study' });
    expect(
      (await handlers['designs.check']({ design: { ...design, seed: 1 }, quick: false })).existing,
    ).toBeNull();
  });

  it('is not misled by a study that is called by the hash of another plan', async () => {
    const { create, change, handlers, lock } = await openDesigns();
    const { design } = await create({ kind: 'first-study' });
    const { planHash } = await handlers['designs.check']({ design, quick: false });
    await lock(await change(await create({ kind: 'first-study' }), { name: planHash ?? '', seed: 1 }));
    expect((await handlers['designs.check']({ design, quick: false })).existing).toBeNull();
  });
});
