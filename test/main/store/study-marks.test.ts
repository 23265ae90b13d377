import { describe, expect, it } from 'vitest';
import { analysisSettingsSchema } from '../../../src/shared/domain/study.js';
import type { LaboratoryStore } from '../../../src/main/store/laboratory-store.js';
import { numberedPrompts, numberedReadout, sampleSnapshot, sampleSubject } from './fixtures/samples.js';
import { onFile, open, temporaryFile } from './fixtures/temporary-store.js';

const A = sampleSubject('a');
const UNMARKED = { exploratoryOf: null, removedAt: null, changes: [] };
const STRICTER = analysisSettingsSchema.parse({ confidence: 0.99, gate: { minAlpha: 0.8 } });

/** A store with the studies 1 and 2, whose clock stands at `time.now`. */
async function twoStudies(file = temporaryFile()): Promise<{ store: LaboratoryStore; time: { now: Date } }> {
  const time = { now: new Date('2024-01-01T00:00:00.000Z') };
  const store = await open({ file, now: () => time.now });
  await store.ensureStudy(sampleSnapshot('one'), [A]);
  await store.ensureStudy(sampleSnapshot('two'), [A]);
  time.now = new Date('2024-02-02T00:00:00.000Z');
  return { store, time };
}

describe('a study in the bin', () => {
  it('is marked with the time, keeps its responses, and comes out again', async () => {
    const { store } = await twoStudies();
    const responses = [numberedReadout(0)];
    await store.append(1, A.sha256, responses, numberedPrompts(responses));
    const before = await store.studies();
    await store.setStudyRemoved(1, true);
    expect(await store.marks(1)).toEqual({ ...UNMARKED, removedAt: '2024-02-02T00:00:00.000Z' });
    expect(await store.marks(2)).toEqual(UNMARKED);
    expect(await store.studies()).toEqual(before);
    expect(await store.countResponses(1, A.sha256)).toBe(1);
    await store.setStudyRemoved(1, false);
    expect(await store.marks(1)).toEqual(UNMARKED);
  });

  it('comes out of it when its plan is wanted again', async () => {
    const { store } = await twoStudies();
    await store.setStudyRemoved(1, true);
    await store.setStudyRemoved(2, true);
    expect((await store.ensureStudy(sampleSnapshot('one'), [A])).id).toBe(1);
    expect((await store.marks(1)).removedAt).toBeNull();
    expect((await store.marks(2)).removedAt).not.toBeNull();
  });
});

describe('a changed copy of a study', () => {
  it('names the study that it was made from', async () => {
    const { store } = await twoStudies();
    await store.setExploratoryOf(2, 1);
    expect(await store.marks(2)).toEqual({ ...UNMARKED, exploratoryOf: 1 });
    await store.setExploratoryOf(2, null);
    expect(await store.marks(2)).toEqual(UNMARKED);
  });

  it('is one of another study that is there', async () => {
    const { store } = await twoStudies();
    await expect(store.setExploratoryOf(1, 1)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await expect(store.setExploratoryOf(1, 7)).rejects.toMatchObject({
      code: 'STUDY_NOT_FOUND',
      message: expect.stringContaining('7'),
    });
    expect(await store.marks(1)).toEqual(UNMARKED);
  });
});

describe('a new name', () => {
  it('is the name of study and design, and changes nothing else', async () => {
    const { store } = await twoStudies();
    const before = await store.study('1');
    await store.renameStudy(1, 'better');
    const after = await store.study('better');
    expect(after).toEqual({
      ...before,
      design: { ...before.design, name: 'better' },
      updatedAt: '2024-02-02T00:00:00.000Z',
    });
    await expect(store.study('one')).rejects.toMatchObject({ code: 'STUDY_NOT_FOUND' });
    expect((await store.study('two')).design.name).toBe('two');
    expect(await store.marks(1)).toEqual(UNMARKED);
  });

  it.each(['', 'a b', '../x', 'x'.repeat(65), '<script>'])('is refused when it is "%s"', async (name) => {
    const { store } = await twoStudies();
    await expect(store.renameStudy(1, name)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    expect((await store.study('1')).design.name).toBe('one');
  });
});

describe('other analysis settings', () => {
  it('change the design of this study alone, and are noted in order with their times', async () => {
    const file = temporaryFile();
    const { store, time } = await twoStudies(file);
    const before = await store.study('1');
    await store.changeAnalysis(1, STRICTER, 'confidence 0.95 → 0.99');
    time.now = new Date('2024-03-03T00:00:00.000Z');
    const laxer = { ...STRICTER, bootstrap: 100 };
    await store.changeAnalysis(1, laxer, 'bootstrap 2000 → 100');
    expect(await store.study('1')).toEqual({
      ...before,
      design: { ...before.design, analysis: laxer },
      updatedAt: '2024-03-03T00:00:00.000Z',
    });
    expect((await store.marks(1)).changes).toEqual([
      { at: '2024-02-02T00:00:00.000Z', what: 'confidence 0.95 → 0.99' },
      { at: '2024-03-03T00:00:00.000Z', what: 'bootstrap 2000 → 100' },
    ]);
    expect((await store.study('2')).design.analysis).toEqual(before.design.analysis);
    expect((await store.marks(2)).changes).toEqual([]);
    // The designs that went before stay on record.
    const designs = await onFile(file, (session) =>
      session.all(`SELECT text FROM documents WHERE text LIKE '%"name":"one"%' ORDER BY id`),
    );
    expect(designs.map((row) => JSON.parse((row as { text: string }).text).analysis)).toEqual([
      before.design.analysis,
      STRICTER,
      laxer,
    ]);
  });

  it('are changed and noted together or not at all', async () => {
    const file = temporaryFile();
    const { store } = await twoStudies(file);
    const before = await store.study('1');
    await onFile(file, (session) =>
      session.script(
        `CREATE TRIGGER refuse BEFORE INSERT ON study_changes BEGIN SELECT RAISE(ABORT, 'no notes'); END`,
      ),
    );
    await expect(store.changeAnalysis(1, STRICTER, 'x')).rejects.toMatchObject({ code: 'STORE_FAILED' });
    expect(await store.study('1')).toEqual(before);
  });

  it('are refused when they are none, or when nothing is said of them', async () => {
    const { store } = await twoStudies();
    const before = await store.study('1');
    const refused = { code: 'INVALID_INPUT' };
    await expect(store.changeAnalysis(1, { ...STRICTER, confidence: 2 }, 'x')).rejects.toMatchObject(refused);
    await expect(store.changeAnalysis(1, STRICTER, '')).rejects.toMatchObject(refused);
    expect(await store.study('1')).toEqual(before);
    expect(await store.marks(1)).toEqual(UNMARKED);
  });
});

describe('a study that is not there', () => {
  it.each<[string, (store: LaboratoryStore) => Promise<unknown>]>([
    ['marks', (store) => store.marks(7)],
    ['setExploratoryOf', (store) => store.setExploratoryOf(7, 1)],
    ['setStudyRemoved', (store) => store.setStudyRemoved(7, true)],
    ['renameStudy', (store) => store.renameStudy(7, 'x')],
    ['changeAnalysis', (store) => store.changeAnalysis(7, STRICTER, 'x')],
    ['setQueue', (store) => store.setQueue([1, 7])],
    ['findings', (store) => store.findings(7, A.sha256)],
    ['putFindings', (store) => store.putFindings(7, A.sha256, { key: 'k', responses: 0, findings: 1 })],
    ['responseIndex', (store) => store.responseIndex(7, {})],
    ['storedResponse', (store) => store.storedResponse(7, 1)],
  ])('is said to be so by %s', async (_, call) => {
    const { store } = await twoStudies();
    await expect(call(store)).rejects.toMatchObject({ code: 'STUDY_NOT_FOUND' });
  });
});
