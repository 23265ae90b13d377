import { describe, expect, it } from 'vitest';
import { studyDesignSchema } from '../../../../src/shared/domain/study.js';
import { validateDesign } from '../../../../src/main/studies/design-file.js';
import { openDesigns } from '../fixtures/open-designs.js';
import { pretty } from '../fixtures/own-documents.js';

describe('designs.create', () => {
  it('makes the first study out of its file', async () => {
    const { create } = await openDesigns();
    const { design, quick, derivedFrom } = await create({ kind: 'first-study' });
    expect(design).toMatchObject({
      name: 'first-study',
      subjects: ['calibration:pliant', 'calibration:stubborn'],
      instruments: ['jungian-4x12'],
    });
    expect([quick, derivedFrom]).toEqual([false, null]);
  });

  it('makes an empty design that lacks nothing but subjects', async () => {
    const { create, handlers } = await openDesigns();
    const { design } = await create({ kind: 'empty' });
    expect(design).toMatchObject({ name: 'new-study', description: '', subjects: [] });
    const { problems, size } = await handlers['designs.check']({ design, quick: false });
    expect(problems.map(({ place }) => place)).toEqual(['subjects']);
    expect(size?.cells).toBeGreaterThan(0);
  });

  it('gives each a name of its own', async () => {
    const { create } = await openDesigns();
    const names: string[] = [];
    for (let index = 0; index < 3; index += 1)
      names.push((await create({ kind: 'first-study' })).design.name);
    const [, second] = names;
    expect(names).toEqual(['first-study', 'first-study-2', 'first-study-3']);
    const drafts = await openDesigns();
    const long = 'x'.repeat(64);
    const text = pretty({ ...(await create({ kind: 'first-study' })).design, name: long });
    await drafts.create({ kind: 'file', text });
    expect((await drafts.create({ kind: 'file', text })).design.name).toBe(`${'x'.repeat(62)}-2`);
    expect(second).toBe('first-study-2');
  });

  it('copies a draft', async () => {
    const { create, handlers } = await openDesigns();
    const first = await create({ kind: 'first-study' });
    await handlers['designs.save']({ id: first.id, design: { ...first.design, seed: 7 }, quick: true });
    const copy = await create({ kind: 'draft', draft: first.id });
    expect(copy).toMatchObject({ quick: true, design: { seed: 7, name: 'first-study-2' } });
    expect(copy.id).not.toBe(first.id);
    await expect(create({ kind: 'draft', draft: 999 })).rejects.toMatchObject({ code: 'STUDY_NOT_FOUND' });
  });

  it('reads the text of a study file', async () => {
    const { create, handlers } = await openDesigns();
    const first = await create({ kind: 'first-study' });
    const { fileName, text } = await handlers['designs.export']({ id: first.id });
    expect(fileName).toBe('first-study.json');
    expect(validateDesign(JSON.parse(text), fileName)).toEqual(studyDesignSchema.parse(first.design));
    const read = await create({ kind: 'file', text });
    expect(read.design).toEqual({ ...first.design, name: 'first-study-2' });
  });

  it.each([
    ['{"schemaVersion": 1,\n "name": "a b"\n', /^This is not a valid study file: line 3, column 1: /],
    ['[]', /line 1, column 1: must be an object/],
    ['', /line 1, column 1/],
  ])('refuses %j and names the line', async (text, message) => {
    const { create, handlers } = await openDesigns();
    await expect(create({ kind: 'file', text })).rejects.toMatchObject({
      code: 'INVALID_STUDY',
      message: expect.stringMatching(message) as string,
    });
    expect((await handlers['designs.list']({})).drafts).toEqual([]);
  });

  it('names every line of a study file that is wrong', async () => {
    const { create } = await openDesigns();
    const { design } = await create({ kind: 'first-study' });
    const text = pretty({ ...design, seed: -1, orders: ['up'], templates: ['letters', 'letters'] });
    const line = (part: string): number => text.split('\n').findIndex((row) => row.includes(part)) + 1;
    await expect(create({ kind: 'file', text })).rejects.toMatchObject({
      message: expect.stringContaining(
        `line ${line('"seed"')}, column 11: seed must be at least 0; line ${line('"up"')}, column 5: orders[0] must be`,
      ) as string,
    });
  });
});
