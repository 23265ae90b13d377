import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Connection } from '../../../src/main/store/database.js';
import { openStore } from '../../../src/main/store/sqlite-store.js';
import { bundleFixture, type Bundle } from './fixtures/bundle.js';
import { startChild, type Child } from './fixtures/child.js';
import {
  numberedPrompt,
  numberedReadout,
  numberedSample,
  sampleSnapshot,
  sampleSubject,
} from './fixtures/samples.js';

const KILLS = 50;
/** More than one INSERT statement takes, so that a batch is whole by its transaction alone. */
const BATCH = 70;
const SUBJECT = sampleSubject('numbered');

/** mulberry32: 32-bit state, uniform in [0, 1). */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The highest number that the child said was committed. */
function promised(child: Child): number {
  return Math.max(0, ...child.lines.map((line) => Number(line.split(' ')[1])));
}

let folder: string;
let bundle: Bundle;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mettle-kill-'));
  bundle = await bundleFixture('appender');
});

afterAll(() => {
  bundle.remove();
  rmSync(folder, { recursive: true, force: true });
});

describe('a writer that is killed', () => {
  it.each([
    { kind: 'readout', make: numberedReadout, kills: KILLS, seed: 20 },
    { kind: 'sampled', make: numberedSample, kills: 10, seed: 21 },
  ])('$kills times loses nothing and stores nothing twice ($kind)', { timeout: 300_000 }, async (study) => {
    const file = join(folder, study.kind, 'mettle.sqlite');
    const random = seededRandom(study.seed);
    let floor = 0;
    let killedWhileWriting = 0;
    for (let kill = 0; kill < study.kills; kill += 1) {
      const child = startChild(bundle.script, [file, study.kind, '1000000000', String(BATCH)]);
      if (random() < 0.2) {
        // Somewhere in the start: before, while and after opening, recovering the log, or laying out a new file.
        await sleep(random() * 250);
      } else {
        const batches = 1 + Math.floor(random() * 6);
        for (let line = 0; line <= batches; line += 1) await child.nextLine();
        const until = performance.now() + random() * 6;
        while (performance.now() < until) await new Promise(setImmediate);
      }
      child.process.kill('SIGKILL');
      const { signal, errors } = await child.ended();
      expect(errors).toBe('');
      expect(signal).toBe('SIGKILL');
      const [first] = child.lines;
      if (first !== undefined) {
        const resumed = Number(first.replace('resumed ', ''));
        expect(resumed).toBeGreaterThanOrEqual(floor);
        expect(resumed % BATCH).toBe(0);
      }
      if (child.lines.length > 1) killedWhileWriting += 1;
      floor = Math.max(floor, promised(child));
    }
    expect(killedWhileWriting).toBeGreaterThan(study.kills / 2);

    const total = floor + 300;
    const last = startChild(bundle.script, [file, study.kind, String(total), String(BATCH)]);
    expect(await last.ended()).toEqual({ code: 0, signal: null, errors: '' });
    expect(promised(last)).toBe(total);

    const store = await openStore({ file, readOnly: true });
    const { id } = await store.study('numbered');
    expect(id).toBe(1);
    expect(await store.isRunning(id)).toBe(false);
    let number = 0;
    for await (const response of store.responses(id, SUBJECT.sha256)) {
      expect(response).toEqual(study.make(number));
      number += 1;
    }
    expect(number).toBe(total);
    const lastResponse = study.make(total - 1);
    const cell = study.kind === 'sampled' ? Math.floor((total - 1) / 3) : total - 1;
    expect(await store.prompt(lastResponse.promptHash)).toBe(numberedPrompt(cell));
    expect((await store.study('1')).planHash).toBe(sampleSnapshot('numbered').planHash);
    await store.close();

    const connection = await Connection.open(file, { readOnly: true, busyMilliseconds: 5000 });
    const check = await connection.turn((session) => session.all('PRAGMA integrity_check'));
    const strays = await connection.turn((session) => session.all('PRAGMA foreign_key_check'));
    await connection.close();
    expect(check).toEqual([{ integrity_check: 'ok' }]);
    expect(strays).toEqual([]);
  });
});
