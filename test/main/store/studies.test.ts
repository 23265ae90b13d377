import { describe, expect, it } from 'vitest';
import { SAMPLE_RUNTIME, sampleSnapshot, sampleSubject, sha256 } from './fixtures/samples.js';
import { open, onFile, temporaryFile } from './fixtures/temporary-store.js';

const A = sampleSubject('a');
const B = sampleSubject('b');

describe('studies', () => {
  it('gives back the snapshot, the subjects and what happened to them, also after reopening', async () => {
    const file = temporaryFile();
    const times = [new Date('2024-01-02T03:04:05.678Z'), new Date('2024-02-01T00:00:00.000Z')];
    const store = await open({ file, now: () => times[0] ?? new Date(NaN) });
    const snapshot = sampleSnapshot();
    const created = await store.ensureStudy(snapshot, [A, B]);
    expect(created).toEqual({
      ...snapshot,
      id: 1,
      status: 'planned',
      createdAt: '2024-01-02T03:04:05.678Z',
      updatedAt: '2024-01-02T03:04:05.678Z',
    });
    times.shift();
    await store.setStatus(1, 'paused');
    await store.setRuntime(1, A.sha256, SAMPLE_RUNTIME);
    await store.setFailure(1, B.sha256, { code: 'ENGINE_CRASHED', message: 'It died.' });
    await store.close();

    const again = await open({ file, readOnly: true });
    const study = { ...created, status: 'paused', updatedAt: '2024-02-01T00:00:00.000Z' };
    expect(await again.study('1')).toEqual(study);
    expect(await again.studies()).toEqual([study]);
    expect(await again.studySubjects(1)).toEqual([
      { subject: A, runtime: SAMPLE_RUNTIME, responses: 0, failure: null },
      { subject: B, runtime: null, responses: 0, failure: { code: 'ENGINE_CRASHED', message: 'It died.' } },
    ]);
  });

  it('keeps an absent part absent', async () => {
    const store = await open();
    const { templates, ...snapshot } = sampleSnapshot();
    expect(templates).toHaveLength(1);
    expect(await store.ensureStudy(snapshot, [])).not.toHaveProperty('templates');
  });

  it('finds the study of a plan hash again, with the reading and the places given last', async () => {
    const store = await open();
    const snapshot = sampleSnapshot();
    const { id } = await store.ensureStudy(snapshot, [A]);
    await store.setStatus(id, 'complete');
    await store.setRuntime(id, A.sha256, SAMPLE_RUNTIME);
    const { templates, ...rest } = snapshot;
    const renamed = { ...rest, design: { ...snapshot.design, name: 'renamed' }, types: {} };
    const moved = { ...A, path: '/elsewhere/a.gguf' };
    const found = await store.ensureStudy(renamed, [B, moved]);
    expect(templates).toBeDefined();
    expect(found).toMatchObject({ ...renamed, id, status: 'complete' });
    expect(found).not.toHaveProperty('templates');
    expect((await store.study('renamed')).id).toBe(id);
    expect(
      (await store.studySubjects(id)).map(({ subject, runtime }) => [subject.path, runtime !== null]),
    ).toEqual([
      [moved.path, true],
      [B.path, false],
    ]);
    expect(await store.studies()).toHaveLength(1);
  });

  it('clears a failure', async () => {
    const store = await open();
    const { id } = await store.ensureStudy(sampleSnapshot(), [A]);
    await store.setFailure(id, A.sha256, { code: 'X', message: 'x' });
    await store.setFailure(id, A.sha256, null);
    expect((await store.studySubjects(id))[0]?.failure).toBeNull();
  });

  it('stores a part that studies share once', async () => {
    const file = temporaryFile();
    const store = await open({ file });
    await store.ensureStudy(sampleSnapshot('one'), []);
    await store.ensureStudy(sampleSnapshot('two'), []);
    const rows = await onFile(file, (session) => session.all('SELECT count(*) AS n FROM documents'));
    // Eight parts, of which the design alone differs.
    expect(rows).toEqual([{ n: 9 }]);
  });

  it('refuses a snapshot that could not be read back, and stores nothing of it', async () => {
    const store = await open();
    const snapshot = { ...sampleSnapshot(), planHash: 'abc' };
    await expect(store.ensureStudy(snapshot, [])).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    const targets = { ENFJ: { mini: { E: Number.NaN } } };
    await expect(store.ensureStudy({ ...sampleSnapshot(), targets }, [])).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      message: expect.stringContaining('targets.ENFJ.mini.E'),
    });
    const broken = { ...A, sha256: 'ABC' };
    await expect(store.ensureStudy(sampleSnapshot(), [broken])).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
    expect(await store.studies()).toEqual([]);
  });

  it('names a study that is stored but not readable', async () => {
    const file = temporaryFile();
    const store = await open({ file });
    await store.ensureStudy(sampleSnapshot(), []);
    await onFile(file, (session) => session.run("DELETE FROM study_parts WHERE part = 'instruments'"));
    await expect(store.study('1')).rejects.toMatchObject({
      code: 'STORE_CORRUPT',
      message: expect.stringContaining('instruments'),
    });
  });

  it('answers for an unknown study or subject with its own code', async () => {
    const store = await open();
    const { id } = await store.ensureStudy(sampleSnapshot(), [A]);
    const missing = { code: 'STUDY_NOT_FOUND' };
    await expect(store.setStatus(7, 'paused')).rejects.toMatchObject(missing);
    await expect(store.studySubjects(7)).rejects.toMatchObject(missing);
    await expect(store.countResponses(7, A.sha256)).rejects.toMatchObject(missing);
    await expect(store.append(7, A.sha256, [], new Map())).rejects.toMatchObject(missing);
    await expect(store.acquireRunLock(7)).rejects.toMatchObject(missing);
    await expect(store.isRunning(7)).rejects.toMatchObject(missing);
    const unknown = { code: 'SUBJECT_NOT_FOUND' };
    await expect(store.countOutcomes(id, B.sha256)).rejects.toMatchObject(unknown);
    await expect(store.setRuntime(id, B.sha256, SAMPLE_RUNTIME)).rejects.toMatchObject(unknown);
    await expect(store.setFailure(id, B.sha256, null)).rejects.toMatchObject(unknown);
    await expect(store.responses(id, B.sha256)[Symbol.asyncIterator]().next()).rejects.toMatchObject(unknown);
  });
});

describe('a reference to a study', () => {
  it('is an id, an exact name (the newest), or a prefix of the plan hash, in this order', async () => {
    const store = await open();
    const first = await store.ensureStudy(sampleSnapshot('twin', '1'), []);
    const second = await store.ensureStudy(sampleSnapshot('twin', '2'), []);
    const third = await store.ensureStudy(sampleSnapshot('1'), []);
    const fourth = await store.ensureStudy(sampleSnapshot('77'), []);
    const fifth = await store.ensureStudy(sampleSnapshot(first.planHash.slice(0, 6)), []);
    expect((await store.study('1')).id).toBe(first.id);
    expect((await store.study('77')).id).toBe(fourth.id);
    expect((await store.study('twin')).id).toBe(second.id);
    expect((await store.study(first.planHash.slice(0, 6))).id).toBe(fifth.id);
    expect((await store.study(first.planHash.slice(0, 7))).id).toBe(first.id);
    expect((await store.study(third.planHash.toUpperCase())).id).toBe(third.id);
    for (const reference of [
      '',
      'Twin',
      'twi',
      '99',
      '0',
      '1.0',
      '%',
      third.planHash.slice(0, 5),
      'ffffff%',
    ]) {
      await expect(store.study(reference)).rejects.toMatchObject({ code: 'STUDY_NOT_FOUND' });
    }
  });

  it('is refused with the candidates when several plan hashes begin so', async () => {
    const store = await open();
    const hashes = ['0', '1'].map((digit) => `abcdef${digit}${sha256('rest').slice(7)}`);
    for (const planHash of hashes) await store.ensureStudy({ ...sampleSnapshot(), planHash }, []);
    await expect(store.study('abcdef')).rejects.toMatchObject({
      code: 'STUDY_NOT_FOUND',
      hint: expect.stringMatching(/abcdef1.*abcdef0/),
    });
    expect((await store.study('abcdef0')).planHash).toBe(hashes[0]);
  });
});
