import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inspectGguf } from '../../../../src/main/engine/gguf/inspect-gguf.js';
import { openStore } from '../../../../src/main/store/sqlite-store.js';
import type { SubjectFile } from '../../../../src/shared/domain/subject.js';
import { FakeEngine } from '../../studies/fake-engine.js';
import { OTHER_MODEL, putModel } from '../../subjects/stores/store-fixtures.js';
import { Bench, lockStudy } from '../fixtures/bench.js';
import { Gate } from '../fixtures/gate.js';

/** Reads files as they are; the answers are made up. */
class ReadingEngine extends FakeEngine {
  override inspect(path: string): Promise<SubjectFile> {
    return inspectGguf(path);
  }
}

/** The calibration subjects have the same bytes as the models of these tests, and are left out. */
const calibrationDirectory = (): string => '/nowhere';

/** A laboratory with a folder of the researcher's own, in which a model and another one lie. */
async function openWithModel(engine: FakeEngine): Promise<{ bench: Bench; folder: string; path: string }> {
  const bench = await Bench.open({ engine, calibrationDirectory });
  const folder = join(bench.folder, 'own');
  const path = await putModel(join(folder, 'model.gguf'));
  await putModel(join(folder, 'other.gguf'), OTHER_MODEL);
  await bench.call('subjects.addPath', { path: folder });
  return { bench, folder, path };
}

async function move(path: string, folder: string): Promise<string> {
  const moved = join(folder, 'elsewhere', 'renamed.gguf');
  await mkdir(join(folder, 'elsewhere'));
  await rename(path, moved);
  return moved;
}

async function storedPaths(bench: Bench, study: number): Promise<readonly string[]> {
  const store = await openStore({ file: bench.database, readOnly: true });
  try {
    return (await store.studySubjects(study)).map(({ subject }) => subject.path);
  } finally {
    await store.close();
  }
}

describe('a study whose file was moved', () => {
  it('goes on with it from where it lies now, and says so', async () => {
    const { bench, folder, path } = await openWithModel(new ReadingEngine());
    const study = await lockStudy(bench, undefined, [await inspectGguf(path)]);
    const moved = await move(path, folder);
    await bench.call('runs.start', { study });
    await bench.idle();
    expect((await bench.call('studies.get', { study })).summary.state).toBe('complete');
    expect(await storedPaths(bench, study)).toEqual([moved]);
    const notices = bench.heard('notice').filter(({ title }) => title.includes('another place'));
    expect(notices).toMatchObject([{ study, tone: 'information' }]);
    expect(notices[0]?.text).toContain(path);
    expect(notices[0]?.text).toContain(moved);
  });

  it('finds it too where the queue goes on by itself after a restart', async () => {
    const gate = new Gate();
    const { bench, folder, path } = await openWithModel(new ReadingEngine(gate.options));
    const study = await lockStudy(bench, undefined, [await inspectGguf(path)]);
    await bench.call('runs.start', { study });
    gate.let(10);
    const closing = bench.close();
    gate.let(1000);
    await closing;
    const moved = await move(path, folder);
    const again = await Bench.open({
      folder: bench.folder,
      engine: new ReadingEngine(),
      calibrationDirectory,
    });
    await again.call('runs.startQueue', {});
    await again.idle();
    expect((await again.call('studies.get', { study })).summary.state).toBe('complete');
    expect(await storedPaths(again, study)).toEqual([moved]);
  });

  it('is refused where no file has its bytes, and leaves the place as it was', async () => {
    const { bench, folder, path } = await openWithModel(new ReadingEngine());
    const study = await lockStudy(bench, undefined, [await inspectGguf(path)]);
    await rename(path, join(folder, 'model.gone'));
    await expect(bench.call('runs.start', { study })).rejects.toMatchObject({ code: 'SUBJECT_NOT_FOUND' });
    expect(await storedPaths(bench, study)).toEqual([path]);
  });
});

describe('subjects.locate', () => {
  it('finds a file that was known at another place, and none that was never known', async () => {
    const { bench, folder, path } = await openWithModel(new ReadingEngine());
    const { sha256 } = await inspectGguf(path);
    expect(await bench.call('subjects.locate', { sha256: 'f'.repeat(64) })).toEqual({ path: null });
    await bench.until(async () => (await bench.call('subjects.list', {})).hashing === null);
    expect(await bench.call('subjects.locate', { sha256 })).toEqual({ path });
    const moved = await move(path, folder);
    expect(await bench.call('subjects.locate', { sha256 })).toEqual({ path: moved });
  });
});
