import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleFixture, type Bundle } from './fixtures/bundle.js';
import { startChild } from './fixtures/child.js';
import { numberedReadout, sampleSnapshot, sampleSubject } from './fixtures/samples.js';
import { collect, open, temporaryFile } from './fixtures/temporary-store.js';

const SUBJECT = sampleSubject('numbered');
let bundle: Bundle;

beforeAll(async () => {
  bundle = await bundleFixture('appender');
});
afterAll(() => bundle.remove());

describe('a reader beside another process that writes', () => {
  it('sees whole batches, more and more of them, also after the writer was killed', async () => {
    const file = temporaryFile();
    const writer = startChild(bundle.script, [file, 'readout', '1000000000', '50']);
    try {
      await writer.nextLine();
      const reader = await open({ file, readOnly: true });
      const { id } = await reader.study('numbered');
      let before = 0;
      for (let round = 0; round < 20; round += 1) {
        const line = await writer.nextLine();
        const committed = Number(line?.split(' ')[1]);
        const responses = await collect(reader.responses(id, SUBJECT.sha256));
        expect(responses.length).toBeGreaterThanOrEqual(Math.max(committed, before));
        expect(responses.length % 50).toBe(0);
        expect(responses.at(-1)).toEqual(numberedReadout(responses.length - 1));
        before = responses.length;
      }
      expect(await reader.isRunning(id)).toBe(true);
      writer.process.kill('SIGKILL');
      await writer.ended();
      expect(await reader.isRunning(id)).toBe(false);
      // The log that the killed writer left is recovered by whoever comes first, also a reader.
      const late = await open({ file, readOnly: true });
      expect(await late.countResponses(id, SUBJECT.sha256)).toBeGreaterThanOrEqual(before);
    } finally {
      writer.process.kill('SIGKILL');
      await writer.ended();
    }
  });
});

describe('the run lock', () => {
  it('is held by one at a time within a process, study by study', async () => {
    const file = temporaryFile();
    const [one, two] = [await open({ file }), await open({ file })];
    const study = await one.ensureStudy(sampleSnapshot('one'), []);
    const other = await one.ensureStudy(sampleSnapshot('two'), []);
    expect(await two.isRunning(study.id)).toBe(false);
    const release = await one.acquireRunLock(study.id);
    expect(await two.isRunning(study.id)).toBe(true);
    expect(await one.isRunning(other.id)).toBe(false);
    const refused = { code: 'STUDY_RUNNING', message: expect.stringContaining('this process') };
    await expect(two.acquireRunLock(study.id)).rejects.toMatchObject(refused);
    await expect(one.acquireRunLock(study.id)).rejects.toMatchObject(refused);
    const releaseOther = await two.acquireRunLock(other.id);
    await release();
    await release();
    expect(await two.isRunning(study.id)).toBe(false);
    const releaseTwo = await two.acquireRunLock(study.id);
    await Promise.all([releaseTwo(), releaseOther()]);
  });

  it('is given back when the store closes', async () => {
    const file = temporaryFile();
    const [one, two] = [await open({ file }), await open({ file })];
    const { id } = await one.ensureStudy(sampleSnapshot(), []);
    await one.acquireRunLock(id);
    await one.close();
    await (
      await two.acquireRunLock(id)
    )();
  });

  it('is held against other processes and ends with its own, however that ends', async () => {
    const file = temporaryFile();
    const store = await open({ file });
    const { id } = await store.ensureStudy(sampleSnapshot('numbered'), [SUBJECT]);
    const owner = startChild(bundle.script, [file, 'readout', '1000000000', '5']);
    try {
      await owner.nextLine();
      await expect(store.acquireRunLock(id)).rejects.toMatchObject({
        code: 'STUDY_RUNNING',
        message: expect.stringContaining(`process ${owner.process.pid}`),
      });
      const second = startChild(bundle.script, [file, 'readout', '10', '5']);
      const { code, errors } = await second.ended();
      expect(code).not.toBe(0);
      expect(errors).toContain('STUDY_RUNNING');
    } finally {
      owner.process.kill('SIGKILL');
      await owner.ended();
    }
    expect(await store.isRunning(id)).toBe(false);
    const release = await store.acquireRunLock(id);
    await release();
  });
});
