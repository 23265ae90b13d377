import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listGgufFiles, UNFINISHED_FOLDER } from '../../../src/main/subjects/list-gguf-files.js';
import type { Downloads } from '../../../src/main/downloads/downloads.js';
import { downloadId, workFolder } from '../../../src/main/downloads/record.js';
import { MettleError } from '../../../src/shared/errors.js';
import { calibrationBytes, DownloadBench, largeModel } from './bench.js';
import { COMMIT, sha256Of } from './hub-server.js';

const HALF = calibrationBytes('half-q8_0');
const PLIANT = calibrationBytes('pliant-q4_0');

/** For tests that start processes of their own, on a machine with much else to do. */
const PROCESSES = { timeout: 240_000 };

async function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'none',
    (thrown: unknown) => MettleError.from(thrown).code,
  );
}

/** Resolves when so many bytes of the first download are there. */
async function hasBytes(downloads: Downloads, bytes: number): Promise<void> {
  while ((downloads.list()[0]?.doneBytes ?? 0) < bytes)
    await new Promise((resolve) => setTimeout(resolve, 5));
}

describe('downloads', () => {
  it('touch no network where fetching is not allowed', async () => {
    const bench = await DownloadBench.open();
    const address = bench.offer('half.gguf', HALF);
    bench.settings = { ...bench.settings, allowed: false };
    const downloads = await bench.downloads();
    const refused = await downloads.start(address).catch((thrown: unknown) => MettleError.from(thrown));
    expect(refused).toMatchObject({
      code: 'NOT_ALLOWED',
      hint: expect.stringContaining('downloads.allowed'),
    });
    expect(await codeOf(downloads.resolve(address))).toBe('NOT_ALLOWED');
    expect(bench.hub.asked).toEqual([]);
    expect(readdirSync(bench.folder)).toEqual([]);
  });

  it('resume no more once fetching was forbidden', async () => {
    const bench = await DownloadBench.open();
    const address = bench.offer('half.gguf', HALF);
    bench.hub.faults.push(...Array.from({ length: 30 }, () => 'drop-at-once' as const));
    const downloads = await bench.downloads();
    const id = await downloads.start(address);
    await downloads.ended(id);
    const before = bench.hub.asked.length;
    bench.settings = { ...bench.settings, allowed: false };
    expect(await codeOf(downloads.resume(id))).toBe('NOT_ALLOWED');
    expect(bench.hub.asked).toHaveLength(before);
  });

  it('find the file of a quantization by the manifest, and pin the commit', async () => {
    const bench = await DownloadBench.open();
    bench.offer('deep/half-Q8_0.gguf', HALF);
    bench.hub.tags.set('people/models:Q8_0', 'deep/half-Q8_0.gguf');
    const downloads = await bench.downloads();
    const source = await downloads.resolve('hf:people/models:Q8_0');
    expect(source).toMatchObject({
      address: 'hf:people/models:Q8_0',
      revision: COMMIT,
      files: [{ name: 'half-Q8_0.gguf', bytes: HALF.length, sha256: sha256Of(HALF) }],
    });
    expect(source.files[0]!.url).toContain(COMMIT);
    expect(await codeOf(downloads.resolve('hf:people/models:Q2_K'))).toMatch(/^DOWNLOAD_/);
    bench.hub.tags.set('people/models:Q2_K', '../../escape.gguf');
    expect(await codeOf(downloads.resolve('hf:people/models:Q2_K'))).toBe('DOWNLOAD_FAILED');
  });

  it('take the hash of the folder’s list where the file’s own route states none', async () => {
    const bench = await DownloadBench.open();
    bench.hub.statesHashes = false;
    const source = await (await bench.downloads()).resolve(bench.offer('half.gguf', HALF));
    expect(source.files[0]!.sha256).toBe(sha256Of(HALF));
  });

  it('fetch every part of a split model and no other file', async () => {
    const bench = await DownloadBench.open();
    bench.offer('big-00001-of-00003.gguf', HALF);
    bench.offer('big-00002-of-00003.gguf', PLIANT);
    bench.offer('big-00003-of-00003.gguf', HALF);
    bench.hub.faults.push('drop', 'flipped-byte');
    const download = await bench.fetch('hf:people/models/big-00002-of-00003.gguf');
    expect(download).toMatchObject({
      state: 'done',
      files: 3,
      name: 'big-00001-of-00003.gguf',
      totalBytes: 2 * HALF.length + PLIANT.length,
    });
    const folder = join(bench.folder, 'people', 'models');
    expect(readdirSync(folder)).toEqual([1, 2, 3].map((part) => `big-0000${part}-of-00003.gguf`));
    expect(readFileSync(join(folder, 'big-00002-of-00003.gguf')).equals(PLIANT)).toBe(true);
    expect(readFileSync(join(folder, 'big-00003-of-00003.gguf')).equals(HALF)).toBe(true);
  });

  it('go on where they were paused, also after a restart, without fetching twice', PROCESSES, async () => {
    const bench = await DownloadBench.open();
    bench.runOrder = undefined;
    const bytes = await largeModel();
    const address = bench.offer('model.gguf', bytes);
    // The stream in the middle never comes to an end by itself.
    bench.hub.faults.push('stall');
    bench.patience = { ...bench.patience, stallMs: 60_000 };
    const first = await bench.downloads();
    const id = await first.start(address);
    await hasBytes(first, 16 * 2 ** 20);
    await first.pause(id);
    const paused = first.list()[0]!;
    expect(paused).toMatchObject({ state: 'paused', error: null });
    expect(existsSync(first.list()[0]!.path)).toBe(false);
    const fetchedBefore = bench.hub.bytesAsked.length;

    const second = await bench.downloads();
    expect(second.list()[0]).toMatchObject({ id, state: 'paused' });
    expect(bench.hub.bytesAsked).toHaveLength(fetchedBefore);
    expect(await second.start(address)).toBe(id);
    const done = await second.ended(id);
    expect(done.state).toBe('done');
    expect(readFileSync(done.path).equals(bytes)).toBe(true);
    const asked = bench.hub.bytesAsked
      .slice(fetchedBefore)
      .map(({ range }) => /bytes=(\d+)-(\d+)/.exec(range ?? '')!);
    const again = asked.reduce((sum, match) => sum + Number(match[2]) - Number(match[1]) + 1, 0);
    // The downloader notes what it has by 5 MiB for each of its three streams.
    expect(again).toBeLessThanOrEqual(bytes.length - paused.doneBytes + 3 * 5 * 2 ** 20);
    expect(again).toBeLessThan(bytes.length);
  });

  it('run one at a time, in the order in which they were asked for', async () => {
    const bench = await DownloadBench.open();
    const downloads = await bench.downloads();
    const [one, two] = [
      await downloads.start(bench.offer('one.gguf', HALF)),
      await downloads.start(bench.offer('two.gguf', PLIANT)),
    ];
    await downloads.ended(two);
    await downloads.ended(one);
    expect(downloads.list().map(({ state }) => state)).toEqual(['done', 'done']);
    const together = bench.seenLists.filter(
      (list) => list.filter(({ state }) => state === 'running' || state === 'checking').length > 1,
    );
    expect(together).toEqual([]);
    expect(bench.placed.map(({ sha256 }) => sha256)).toEqual([sha256Of(HALF), sha256Of(PLIANT)]);
  });

  it('that are removed leave nothing where they were not done, and their file where they were', async () => {
    const bench = await DownloadBench.open();
    const downloads = await bench.downloads();
    const done = await downloads.start(bench.offer('one.gguf', HALF));
    const { path } = await downloads.ended(done);
    bench.hub.faults.push(...Array.from({ length: 30 }, () => 'stall' as const));
    const half = await downloads.start(bench.offer('two.gguf', PLIANT));
    await downloads.remove(half);
    await downloads.remove(done);
    expect(downloads.list()).toEqual([]);
    expect(readdirSync(join(bench.folder, UNFINISHED_FOLDER))).toEqual([]);
    expect(readFileSync(path).equals(HALF)).toBe(true);
    expect(await codeOf(downloads.pause(done))).toBe('INVALID_INPUT');
  });

  it('never write over a file that is there', async () => {
    const bench = await DownloadBench.open();
    const place = join(bench.folder, 'people', 'models');
    mkdirSync(place, { recursive: true });
    writeFileSync(join(place, 'half.gguf'), PLIANT);
    const download = await bench.fetch(bench.offer('half.gguf', HALF));
    expect(download.path).toBe(join(place, COMMIT.slice(0, 24), 'half.gguf'));
    expect(readFileSync(join(place, 'half.gguf')).equals(PLIANT)).toBe(true);
    expect(readFileSync(download.path).equals(HALF)).toBe(true);
  });

  it('that are done are not fetched again', async () => {
    const bench = await DownloadBench.open();
    const address = bench.offer('half.gguf', HALF);
    await bench.fetch(address);
    const before = bench.hub.asked.length;
    expect(await bench.fetch(address)).toMatchObject({ state: 'done' });
    expect(bench.hub.asked).toHaveLength(before);
  });

  it('leave alone what another process is fetching', async () => {
    const bench = await DownloadBench.open();
    const address = bench.offer('half.gguf', HALF);
    const folder = workFolder(bench.folder, downloadId(address));
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'lock'), String(process.ppid));
    expect(await bench.fetch(address)).toMatchObject({
      state: 'failed',
      error: { code: 'DOWNLOAD_FAILED', message: expect.stringContaining('Another window') },
    });
    // Of a process that is gone, the lock counts for nothing.
    writeFileSync(join(folder, 'lock'), '999999999');
    expect(await bench.fetch(address)).toMatchObject({ state: 'done' });
  });

  it('that are not finished are in no search for subjects', async () => {
    const bench = await DownloadBench.open();
    const folder = join(bench.folder, UNFINISHED_FOLDER, '0123456789abcdef');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'fetched.gguf'), HALF);
    expect((await listGgufFiles([bench.folder])).files).toEqual([]);
  });

  it('begin anew where a record is damaged', async () => {
    const bench = await DownloadBench.open();
    const address = bench.offer('half.gguf', HALF);
    const folder = workFolder(bench.folder, downloadId(address));
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'download.json'), '{"schemaVersion":1,');
    expect((await bench.downloads()).list()).toEqual([]);
    expect(await bench.fetch(address)).toMatchObject({ state: 'done' });
  });

  it('do not build on what a killed process left where no hash can tell', async () => {
    const bench = await DownloadBench.open();
    const bytes = await largeModel();
    bench.hub.files.set('files/model.gguf', { bytes });
    const address = `${bench.hub.endpoint}/files/model.gguf`;
    bench.hub.faults.push('stall');
    bench.patience = { ...bench.patience, stallMs: 60_000 };
    const first = await bench.downloads();
    const id = await first.start(address);
    await hasBytes(first, 12 * 2 ** 20);
    await first.pause(id);
    const record = join(workFolder(bench.folder, id), 'download.json');
    const text = readFileSync(record, 'utf8');
    expect(text).toContain('"state": "paused"');
    writeFileSync(record, text.replace('"state": "paused"', '"state": "running"'));
    // As if a part that was noted had never reached the disk.
    const partial = join(workFolder(bench.folder, id), 'fetched.gguf.ipull');
    const torn = readFileSync(partial);
    torn.fill(0, 6 * 2 ** 20, bytes.length - 2 ** 20);
    writeFileSync(partial, torn);
    const done = await bench.fetch(address);
    expect(done.state).toBe('done');
    expect(readFileSync(done.path).equals(bytes)).toBe(true);
  });

  it.each([false, true])(
    'take a file that is given in one piece (its length is not stated: %s)',
    async (unstated) => {
      const bench = await DownloadBench.open();
      bench.hub.files.set('files/half.gguf', { bytes: HALF, ranges: false, unstated });
      bench.hub.faults.push('drop', 'drop');
      const download = await bench.fetch(`${bench.hub.endpoint}/files/half.gguf`);
      expect(download).toMatchObject({ state: 'done', resumed: 2 });
      expect(readFileSync(download.path).equals(HALF)).toBe(true);
    },
  );
});
