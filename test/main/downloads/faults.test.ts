import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UNFINISHED_FOLDER } from '../../../src/main/subjects/list-gguf-files.js';
import { calibrationBytes, DownloadBench, largeModel } from './bench.js';
import type { Fault } from './hub-server.js';

const HALF = calibrationBytes('half-q8_0');

/** Files of bytes that lie in the folder of unfinished downloads. */
function leftOvers(bench: DownloadBench): string[] {
  return readdirSync(join(bench.folder, UNFINISHED_FOLDER), { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.includes('fetched'),
  );
}

describe('one download', () => {
  it('survives twelve faults with the right bytes at the end', { timeout: 240_000 }, async () => {
    const bench = await DownloadBench.open();
    bench.runOrder = undefined;
    const bytes = await largeModel();
    const address = bench.offer('model-F16.gguf', bytes);
    const faults: Fault[] = [
      'drop',
      'stall',
      { status: 503, headers: { 'retry-after': '0' } },
      'length-too-small',
      'length-too-large',
      'whole-file',
      'drop-at-once',
      'chunked-short',
      { status: 429, headers: { 'retry-after': '1' } },
      'wrong-part',
      // What was signed for the store runs out.
      { status: 403 },
      'flipped-byte',
    ];
    bench.hub.faults.push(...faults);
    const download = await bench.fetch(address);
    expect(download).toMatchObject({ state: 'done', error: null, doneBytes: bytes.length });
    expect(bench.hub.faults).toEqual([]);
    expect(readFileSync(download.path).equals(bytes)).toBe(true);
    expect(download.resumed).toBeGreaterThanOrEqual(7);
    expect(leftOvers(bench)).toEqual([]);
  });
});

describe('a fault that passes', () => {
  const passing: readonly (readonly [string, readonly Fault[]])[] = [
    ['a connection that is lost three times', ['drop', 'drop', 'drop-at-once']],
    ['a server that goes silent in the middle', ['stall']],
    ['fewer bytes than the length says', ['chunked-short']],
    ['a length that is too small', ['length-too-small']],
    ['a server that ignores which part was asked for', ['drop', 'whole-file']],
    ['a server that gives another part', ['wrong-part']],
    ['a server that is busy', [{ status: 503 }, { status: 429, headers: { 'retry-after': '0' } }]],
    ['a flipped byte', ['flipped-byte']],
    ['a page in place of the file', ['html']],
  ];

  it.each(passing)('%s: the right bytes', async (_, faults) => {
    const bench = await DownloadBench.open();
    const address = bench.offer('half-Q8_0.gguf', HALF);
    bench.hub.faults.push(...faults);
    const download = await bench.fetch(address);
    expect(download).toMatchObject({ state: 'done', error: null });
    expect(bench.hub.faults).toEqual([]);
    expect(readFileSync(download.path).equals(HALF)).toBe(true);
  });

  it('a file that is replaced at a server without hashes: the bytes of the new one', async () => {
    const bench = await DownloadBench.open();
    bench.hub.files.set('files/half.gguf', { bytes: HALF });
    bench.hub.faults.push('other-etag');
    const download = await bench.fetch(`${bench.hub.endpoint}/files/half.gguf`);
    expect(download).toMatchObject({ state: 'done', sha256: null });
    expect(readFileSync(download.path).equals(HALF)).toBe(true);
  });
});

describe('a fault that stays', () => {
  const repeated = (fault: Fault): Fault[] => Array.from({ length: 40 }, () => fault);
  const staying: readonly (readonly [string, Fault, string, RegExp])[] = [
    [
      'a connection that is always lost at once',
      'drop-at-once',
      'DOWNLOAD_FAILED',
      /closed the connection.*6 tries/,
    ],
    [
      'a wrong hash',
      'flipped-byte',
      'DOWNLOAD_CORRUPT',
      /has the SHA-256 [0-9a-f]{64} where its server stated/,
    ],
    ['a circle of redirects', 'redirect-loop', 'DOWNLOAD_FAILED', /redirects in a circle/],
    ['a redirect to what is no web address', 'redirect-plain-http', 'DOWNLOAD_FAILED', /not encrypted/],
    [
      'a wait that is too long',
      { status: 429, headers: { 'retry-after': '3600' } },
      'DOWNLOAD_FAILED',
      /asks to wait 3600 s/,
    ],
    ['more bytes than were stated', 'chunked-long', 'DOWNLOAD_CORRUPT', /longer than its server said/],
    ['a file that changes every time', 'other-etag', 'DOWNLOAD_CORRUPT', /was replaced at its server/],
  ];

  it.each(staying)('%s: a named error', async (_, fault, code, message) => {
    const bench = await DownloadBench.open();
    const address = bench.offer('half-Q8_0.gguf', HALF);
    bench.hub.faults.push(...repeated(fault));
    const download = await bench.fetch(address);
    expect(download).toMatchObject({
      state: 'failed',
      error: { code, message: expect.stringMatching(message) },
    });
    expect(existsSync(download.path)).toBe(false);
    if (code === 'DOWNLOAD_CORRUPT') expect(leftOvers(bench)).toEqual([]);
    // And once the server keeps to its word, the same download ends well.
    bench.hub.faults.splice(0);
    const again = await bench.fetch(address);
    expect(again).toMatchObject({ state: 'done', error: null });
    expect(readFileSync(again.path).equals(HALF)).toBe(true);
  });

  it('a page of HTML under the name of a model: never placed', async () => {
    const bench = await DownloadBench.open();
    bench.hub.files.set('files/page.gguf', { bytes: Buffer.from('<!doctype html><title>Sign in</title>') });
    const download = await bench.fetch(`${bench.hub.endpoint}/files/page.gguf`);
    expect(download.error).toMatchObject({
      code: 'DOWNLOAD_CORRUPT',
      message: expect.stringContaining('page.gguf is no whole GGUF file'),
    });
    expect(existsSync(download.path)).toBe(false);
  });

  it('a model that its publisher cut short: never placed', async () => {
    const bench = await DownloadBench.open();
    const download = await bench.fetch(bench.offer('short.gguf', HALF.subarray(0, HALF.length - 4096)));
    expect(download.error).toMatchObject({ code: 'DOWNLOAD_CORRUPT' });
    expect(existsSync(download.path)).toBe(false);
  });

  it('a length that the server never keeps to: named, and bounded', async () => {
    const bench = await DownloadBench.open();
    bench.hub.files.set('files/half.gguf', { bytes: HALF, statedLength: HALF.length + 10 });
    const download = await bench.fetch(`${bench.hub.endpoint}/files/half.gguf`);
    expect(download.error).toMatchObject({ code: 'DOWNLOAD_CORRUPT' });
  });

  it('a disk that fills up: named, and what arrived is kept', async () => {
    const bench = await DownloadBench.open();
    const bytes = await largeModel();
    const address = bench.offer('model-F16.gguf', bytes);
    let free = 1e9;
    bench.freeSpace = async () => free;
    bench.hub.faults.push('drop', 'stall', 'stall', 'stall', 'stall');
    const downloads = await bench.downloads();
    const id = await downloads.start(address);
    while (downloads.list()[0]!.doneBytes === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    free = 1000;
    const full = await downloads.ended(id);
    expect(full).toMatchObject({ state: 'failed', error: { code: 'DOWNLOAD_NO_SPACE' } });
    free = 1e9;
    bench.hub.faults.splice(0);
    await downloads.resume(id);
    const done = await downloads.ended(id);
    expect(done.state).toBe('done');
    expect(readFileSync(done.path).equals(bytes)).toBe(true);
  });

  it('too little room from the beginning: not begun', async () => {
    const bench = await DownloadBench.open();
    bench.freeSpace = async () => HALF.length;
    const downloads = await bench.downloads();
    await expect(downloads.start(bench.offer('half.gguf', HALF))).rejects.toMatchObject({
      code: 'DOWNLOAD_NO_SPACE',
    });
    expect(bench.hub.bytesAsked).toEqual([]);
  });
});
