import { describe, expect, it } from 'vitest';
import { draftDesignSchema, type DraftDesign } from '../../../src/shared/contract/designs.js';
import { sampleSnapshot } from './fixtures/samples.js';
import { onFile, open, temporaryFile } from './fixtures/temporary-store.js';

function design(name: string): DraftDesign {
  return draftDesignSchema.parse({
    schemaVersion: 1,
    name,
    description: 'naïve — 🙂 \u0000 \ud800 "quoted"\n',
    kind: 'resistance',
    seed: 7,
    subjects: [],
    instruments: [],
    templates: [],
    analysis: { confidence: 0.1 + 0.8 },
  });
}

/** A clock that goes on by a second each time it is read. */
function clock(): () => Date {
  let time = Date.UTC(2024, 0, 1);
  return () => {
    time += 1000;
    return new Date(time);
  };
}

const MISSING = { code: 'STUDY_NOT_FOUND', message: expect.stringContaining('draft') };

describe('drafts', () => {
  it('come back as they were saved last, also after reopening', async () => {
    const file = temporaryFile();
    const store = await open({ file, now: clock() });
    const study = await store.ensureStudy(sampleSnapshot(), []);
    const added = await store.addDraft({ design: design('one'), quick: false, derivedFrom: study.id });
    expect(added).toEqual({
      id: added.id,
      design: design('one'),
      quick: false,
      derivedFrom: study.id,
      createdAt: '2024-01-01T00:00:02.000Z',
      updatedAt: '2024-01-01T00:00:02.000Z',
    });
    const saved = await store.saveDraft(added.id, { design: design('two'), quick: true });
    expect(saved).toEqual({
      ...added,
      design: design('two'),
      quick: true,
      updatedAt: '2024-01-01T00:00:03.000Z',
    });
    await store.close();
    const again = await open({ file, readOnly: true });
    expect(await again.draft(added.id)).toEqual(saved);
    expect(await again.drafts()).toEqual([saved]);
  });

  it('are listed with the newest change first', async () => {
    const store = await open({ now: clock() });
    const ids: number[] = [];
    for (const name of ['a', 'b', 'c']) {
      ids.push((await store.addDraft({ design: design(name), quick: false, derivedFrom: null })).id);
    }
    await store.saveDraft(ids[0]!, { design: design('a'), quick: false });
    expect((await store.drafts()).map((draft) => draft.design.name)).toEqual(['a', 'c', 'b']);
  });

  it('are out of reach in the bin, and come out of it as they were', async () => {
    const store = await open({ now: clock() });
    const first = await store.addDraft({ design: design('first'), quick: false, derivedFrom: null });
    const second = await store.addDraft({ design: design('second'), quick: false, derivedFrom: null });
    await store.setDraftRemoved(first.id, true);
    expect(await store.drafts()).toEqual([second]);
    await expect(store.draft(first.id)).rejects.toMatchObject(MISSING);
    await expect(store.saveDraft(first.id, { design: design('x'), quick: true })).rejects.toMatchObject(
      MISSING,
    );
    await store.setDraftRemoved(first.id, false);
    expect(await store.draft(first.id)).toEqual(first);
    expect(await store.drafts()).toEqual([second, first]);
  });

  it('that are unknown are said to be so', async () => {
    const store = await open();
    await expect(store.draft(1)).rejects.toMatchObject(MISSING);
    await expect(store.saveDraft(1, { design: design('x'), quick: false })).rejects.toMatchObject(MISSING);
    await expect(store.setDraftRemoved(1, true)).rejects.toMatchObject(MISSING);
    await expect(store.addDraft({ design: design('x'), quick: false, derivedFrom: 7 })).rejects.toMatchObject(
      { code: 'STUDY_NOT_FOUND', message: expect.stringContaining('7') },
    );
    expect(await store.drafts()).toEqual([]);
  });

  it('that could not be read back are refused', async () => {
    const store = await open();
    const { id } = await store.addDraft({ design: design('kept'), quick: false, derivedFrom: null });
    const broken = { ...design('kept'), seed: Number.NaN };
    const refused = { code: 'INVALID_INPUT', message: expect.stringContaining('design.seed') };
    await expect(store.saveDraft(id, { design: broken, quick: false })).rejects.toMatchObject(refused);
    await expect(store.addDraft({ design: broken, quick: false, derivedFrom: null })).rejects.toMatchObject(
      refused,
    );
    expect((await store.drafts()).map((draft) => draft.design)).toEqual([design('kept')]);
  });

  it.each([
    ['no JSON', '{"name":'],
    ['JSON of something else', '{"name":"x"}'],
  ])('that hold %s are named as corrupt', async (_, text) => {
    const file = temporaryFile();
    const store = await open({ file });
    for (const name of ['a', 'b'])
      await store.addDraft({ design: design(name), quick: false, derivedFrom: null });
    await onFile(file, (session) => session.run('UPDATE drafts SET design = ? WHERE id = 2', [text]));
    const corrupt = { code: 'STORE_CORRUPT', message: expect.stringContaining('draft 2 is not readable') };
    await expect(store.draft(2)).rejects.toMatchObject(corrupt);
    await expect(store.drafts()).rejects.toMatchObject(corrupt);
    expect((await store.draft(1)).design).toEqual(design('a'));
  });
});
