import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { importBundle } from '../../../../src/main/bundles/import/import-bundle.js';
import type { LaboratoryStore } from '../../../../src/main/store/laboratory-store.js';
import { openStore } from '../../../../src/main/store/sqlite-store.js';
import { planStudy } from '../../../../src/main/studies/plan.js';
import { fakeSubject } from '../../studies/fake-engine.js';
import { smallDesign, smallLibrary } from '../../studies/small-study.js';
import { exported, smallBundle, smallStore } from '../study-bundle.js';

let folder: string;
let bundle: string;
let place = 0;
let store: LaboratoryStore;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mettle-import-'));
  bundle = await smallBundle(join(folder, 'sent'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  place += 1;
  store = await openStore({ file: join(folder, `own-${place}`, 'mettle.db') });
});
afterEach(() => store.close());

describe('a bundle that is taken in', () => {
  it.each([
    ['readout', {}, {}],
    ['sampled', { administration: { mode: 'sampled', runs: 2 } }, { parquet: false }],
    ['with paths', {}, { filePaths: true, licence: 'CC0-1.0' }],
  ])('is exported again to the same bytes (%s)', async (name, changes, choices) => {
    const sent = await smallBundle(join(folder, name), changes, choices);
    const { study, known } = await importBundle(store, sent);
    expect(known).toBe(false);
    const again = await exported(store, study.id, join(folder, name, 'again.mettle.zip'), choices);
    expect(readFileSync(again).equals(readFileSync(sent))).toBe(true);
  });

  it('is listed and found with where it came from, and once however often it is taken in', async () => {
    const first = await importBundle(store, bundle);
    const second = await importBundle(store, bundle);
    expect(second).toMatchObject({ known: true, study: { id: first.study.id } });
    expect(await store.studies()).toHaveLength(1);
    expect(first.study.origin).toMatchObject({ planHashCovered: true, exploratoryOf: null });
    expect(first.study.createdAt).toBe('2026-11-29T10:11:12.345Z');
    expect((await store.studySubjects(first.study.id)).map(({ responses }) => responses)).toEqual([120, 120]);
  });

  it('is not run, changed or added to, and can be removed and taken in again', async () => {
    const { study } = await importBundle(store, bundle);
    const { sha256 } = fakeSubject('one');
    const refused = { code: 'STUDY_READ_ONLY' };
    await expect(store.acquireRunLock(study.id)).rejects.toMatchObject(refused);
    await expect(store.setStatus(study.id, 'running')).rejects.toMatchObject(refused);
    await expect(store.append(study.id, sha256, [], new Map())).rejects.toMatchObject(refused);
    await expect(store.setFailure(study.id, sha256, null)).rejects.toMatchObject(refused);
    await expect(store.renameStudy(study.id, 'mine')).rejects.toMatchObject(refused);
    await expect(store.changeAnalysis(study.id, study.design.analysis, 'more')).rejects.toMatchObject(
      refused,
    );
    await expect(store.setExploratoryOf(study.id, null)).rejects.toMatchObject(refused);
    await expect(store.setQueue([study.id])).rejects.toMatchObject(refused);
    await store.setStudyRemoved(study.id, true);
    await importBundle(store, bundle);
    expect((await store.marks(study.id)).removedAt).toBeNull();
  });

  it("stays apart from one's own study of the same plan", async () => {
    const { study: theirs } = await importBundle(store, bundle);
    const snapshot = planStudy(smallDesign(), smallLibrary(), { quick: false });
    expect(snapshot.planHash).toBe(theirs.planHash);
    const own = await store.ensureStudy(snapshot, [fakeSubject('three')]);
    expect(own.id).not.toBe(theirs.id);
    expect(own.origin).toBeUndefined();
    expect((await store.ensureStudy(snapshot, [])).id).toBe(own.id);
    expect((await store.study(snapshot.planHash)).id).toBe(own.id);
    expect((await store.study(snapshot.design.name)).id).toBe(own.id);
    expect(await store.studySubjects(theirs.id)).toHaveLength(2);
  });

  it('leaves nothing behind where it is cancelled on the way', async () => {
    const controller = new AbortController();
    const work = importBundle(store, bundle, {
      signal: controller.signal,
      onStep: (step) => {
        if (step === 'import') controller.abort();
      },
    });
    await expect(work).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(await store.studies()).toEqual([]);
    expect((await importBundle(store, bundle)).known).toBe(false);
  });

  it('is refused without the texts that a record rests on', async () => {
    const sent = await smallBundle(join(folder, 'silent'), {}, { rawText: false });
    await expect(importBundle(store, sent)).rejects.toMatchObject({ code: 'BUNDLE_UNSUPPORTED' });
    expect(await store.studies()).toEqual([]);
  });

  it('carries changes, and the study that it is a copy of, through import and export', async () => {
    const sender = await smallStore(join(folder, 'sender'));
    const copy = await sender.store.ensureStudy(
      planStudy(smallDesign({ seed: 8, name: 'copy' }), smallLibrary(), { quick: false }),
      [fakeSubject('one')],
    );
    await sender.store.setExploratoryOf(copy.id, sender.study);
    await sender.store.changeAnalysis(
      copy.id,
      { ...copy.design.analysis, bootstrap: 101 },
      'Fewer resamples',
    );
    const sent = await exported(sender.store, copy.id, join(folder, 'copy.mettle.zip'));
    await sender.store.close();
    const { study } = await importBundle(store, sent);
    expect(study.origin?.exploratoryOf?.name).toBe('small-study');
    expect((await store.marks(study.id)).changes.map(({ what }) => what)).toEqual(['Fewer resamples']);
    const again = await exported(store, study.id, join(folder, 'copy-again.mettle.zip'));
    expect(readFileSync(again).equals(readFileSync(sent))).toBe(true);
  });
});
