import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ImportWriter } from '../../../src/main/store/imported-study.js';
import type { LaboratoryStore } from '../../../src/main/store/laboratory-store.js';
import { bundleFixture, type Bundle } from './fixtures/bundle.js';
import { startChild } from './fixtures/child.js';
import { importedStudy } from './fixtures/imported-study.js';
import {
  numberedPrompts,
  numberedReadout,
  range,
  SAMPLE_RUNTIME,
  sampleSnapshot,
  sampleSubject,
} from './fixtures/samples.js';
import { collect, onFile, open, temporaryFile } from './fixtures/temporary-store.js';

const SUBJECT = sampleSubject('numbered');
const IMPORTED = importedStudy();

let appender: Bundle;
let importer: Bundle;
beforeAll(async () => {
  appender = await bundleFixture('appender');
  importer = await bundleFixture('importer');
});
afterAll(() => {
  appender.remove();
  importer.remove();
});

async function write(writer: ImportWriter, start: number, length: number): Promise<void> {
  const responses = range(start, length).map(numberedReadout);
  await writer.prompts(numberedPrompts(responses));
  await writer.responses(SUBJECT.sha256, responses);
}

/** What is in the file of studies that nobody sees, and of responses. */
async function rowsOf(file: string): Promise<unknown> {
  return onFile(file, (session) =>
    session.first(
      `SELECT (SELECT count(*) FROM studies WHERE importing = 1) AS staged,
         (SELECT count(*) FROM study_subjects) AS subjects, (SELECT count(*) FROM responses) AS responses`,
    ),
  );
}

const NOTHING = { staged: 0, subjects: 0, responses: 0 };

describe('a study that is being taken in', () => {
  it('is seen by nobody until it is whole, and then as it was given', async () => {
    const file = temporaryFile();
    const store = await open({ file });
    const other = await open({ file });
    const looks = async (reader: LaboratoryStore): Promise<void> => {
      const unknown = { code: 'STUDY_NOT_FOUND' };
      expect(await reader.studies()).toEqual([]);
      for (const reference of ['1', 'numbered', IMPORTED.snapshot.planHash]) {
        await expect(reader.study(reference)).rejects.toMatchObject(unknown);
      }
      await expect(reader.studySubjects(1)).rejects.toMatchObject(unknown);
      await expect(reader.marks(1)).rejects.toMatchObject(unknown);
      await expect(reader.countResponses(1, SUBJECT.sha256)).rejects.toMatchObject(unknown);
      await expect(collect(reader.responses(1, SUBJECT.sha256))).rejects.toMatchObject(unknown);
      await expect(reader.findings(1, SUBJECT.sha256)).rejects.toMatchObject(unknown);
      await expect(reader.responseIndex(1, {})).rejects.toMatchObject(unknown);
      await expect(reader.storedResponse(1, 1)).rejects.toMatchObject(unknown);
      await expect(reader.isRunning(1)).rejects.toMatchObject(unknown);
      await expect(reader.setStudyRemoved(1, true)).rejects.toMatchObject(unknown);
      await expect(reader.renameStudy(1, 'mine')).rejects.toMatchObject(unknown);
      await expect(reader.setStatus(1, 'running')).rejects.toMatchObject(unknown);
      await expect(reader.acquireRunLock(1)).rejects.toMatchObject(unknown);
      await expect(reader.setQueue([1])).rejects.toMatchObject(unknown);
    };
    const study = await store.importStudy(IMPORTED, async (writer) => {
      await looks(store);
      await write(writer, 0, 70);
      await looks(store);
      await looks(other);
      // Whoever opens the file meanwhile takes it for no leftover.
      await looks(await open({ file }));
      await write(writer, 70, 70);
    });
    expect(study).toMatchObject({
      id: 1,
      status: 'complete',
      createdAt: IMPORTED.lockedAt,
      origin: { ...IMPORTED.origin },
    });
    expect(await other.studies()).toEqual([study]);
    expect(await collect(other.responses(1, SUBJECT.sha256))).toEqual(range(0, 140).map(numberedReadout));
    expect(await other.studySubjects(1)).toEqual([
      { subject: SUBJECT, runtime: SAMPLE_RUNTIME, responses: 140, failure: IMPORTED.subjects[0]?.failure },
    ]);
    expect((await other.marks(1)).changes).toEqual(IMPORTED.changes);
    expect(await other.isRunning(1)).toBe(false);
    await expect(onFile(file, (session) => session.script('DELETE FROM responses'))).rejects.toMatchObject({
      message: expect.stringContaining('append-only'),
    });
  });

  it('leaves nothing where it is given up, and its number to the next', async () => {
    const file = temporaryFile();
    const store = await open({ file });
    const failing = store.importStudy(IMPORTED, async (writer) => {
      await write(writer, 0, 2300);
      throw new RangeError('enough');
    });
    await expect(failing).rejects.toThrow(new RangeError('enough'));
    expect(await rowsOf(file)).toEqual(NOTHING);
    const study = await store.importStudy(IMPORTED, (writer) => write(writer, 0, 5));
    expect(study.id).toBe(1);
    expect(await store.countResponses(1, SUBJECT.sha256)).toBe(5);
  });

  it('is one study where two take in one bundle at a time, and two where the bundles differ', async () => {
    const file = temporaryFile();
    const [one, two] = [await open({ file }), await open({ file })];
    const studies = await Promise.all([
      one.importStudy(IMPORTED, (writer) => write(writer, 0, 200)),
      two.importStudy(IMPORTED, (writer) => write(writer, 0, 200)),
      two.importStudy(importedStudy('another'), (writer) => write(writer, 0, 200)),
    ]);
    expect(new Set(studies.map(({ id }) => id)).size).toBe(2);
    expect(await one.studies()).toHaveLength(2);
    expect(await rowsOf(file)).toEqual({ staged: 0, subjects: 2, responses: 400 });
  });

  it('refuses responses of a subject that it does not have', async () => {
    const store = await open();
    const work = store.importStudy(IMPORTED, (writer) => writer.responses('0'.repeat(64), []));
    await expect(work).rejects.toMatchObject({ code: 'SUBJECT_NOT_FOUND' });
    expect(await store.studies()).toEqual([]);
  });
});

describe('a run in another process', () => {
  it('goes on storing while a study is taken in', { timeout: 60_000 }, async () => {
    const file = temporaryFile();
    const store = await open({ file });
    const run = startChild(appender.script, [file, 'readout', '1000000000', '50']);
    let heard = 0;
    const hear = async (): Promise<void> => {
      expect(await run.nextLine()).toMatch(/^(resumed|committed) /);
      heard += 1;
    };
    try {
      while (heard < 2) await hear();
      await store.importStudy(IMPORTED, async (writer) => {
        for (let batch = 0; batch < 20; batch += 1) {
          await write(writer, 100 * batch, 100);
          // One batch of the run more than it had told of by now.
          for (const told = run.lines.length; heard <= told;) await hear();
        }
      });
    } finally {
      run.process.kill('SIGKILL');
      await run.ended();
    }
    const [own, theirs] = (await store.studies()).toSorted((left, right) => left.id - right.id);
    expect(own?.origin).toBeUndefined();
    expect(await store.countResponses(theirs?.id ?? 0, SUBJECT.sha256)).toBe(2000);
  });
});

describe('an import that is killed', () => {
  it('leaves nothing that is seen, and nothing at all after the next opening', async () => {
    const file = temporaryFile();
    for (const batches of [1, 4, 9]) {
      const child = startChild(importer.script, [file, '300']);
      for (let line = 0; line < batches; line += 1) expect(await child.nextLine()).toMatch(/^staged /);
      child.process.kill('SIGKILL');
      await child.ended();
      const reader = await open({ file, readOnly: true });
      expect(await reader.studies()).toEqual([]);
      expect(await rowsOf(file)).toMatchObject({ staged: 1, subjects: 1 });
      expect(await rowsOf(file)).not.toMatchObject({ responses: 0 });
      const store = await open({ file });
      expect(await store.studies()).toEqual([]);
      expect(await rowsOf(file)).toEqual(NOTHING);
    }
    const store = await open({ file });
    expect((await store.importStudy(IMPORTED, (writer) => write(writer, 0, 10))).id).toBe(1);
  });

  it('takes away none of a run that stood beside it', async () => {
    const file = temporaryFile();
    const store = await open({ file });
    const own = await store.ensureStudy(sampleSnapshot('own'), [SUBJECT]);
    const child = startChild(importer.script, [file, '100']);
    await child.nextLine();
    const responses = range(0, 60).map(numberedReadout);
    await store.append(own.id, SUBJECT.sha256, responses, numberedPrompts(responses));
    await child.nextLine();
    child.process.kill('SIGKILL');
    await child.ended();
    const next = await open({ file });
    expect(await collect(next.responses(own.id, SUBJECT.sha256))).toEqual(responses);
    expect(await rowsOf(file)).toEqual({ staged: 0, subjects: 1, responses: 60 });
  });
});
