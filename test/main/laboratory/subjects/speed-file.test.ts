import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SpeedFile } from '../../../../src/main/laboratory/subjects/speed-file.js';
import type { SpeedMeasurement } from '../../../../src/main/subjects/knowledge/speed.js';
import { temporaryFolder } from '../fixtures/temporary-context.js';

const measurement = (changes: Partial<SpeedMeasurement> = {}): SpeedMeasurement => ({
  sha256: 'a'.repeat(64),
  at: '2026-01-01T00:00:00.000Z',
  gpu: null,
  threads: 4,
  lanes: 8,
  bytesPerToken: 1e9,
  parametersPerToken: 2e9,
  readouts: 10,
  tokens: null,
  ...changes,
});

async function openFile() {
  const path = join(await temporaryFolder(), 'speeds.json');
  const announced: string[] = [];
  const open = (): SpeedFile => new SpeedFile(path, (name) => announced.push(name));
  return { path, announced, open };
}

describe('SpeedFile', () => {
  it('is empty where nothing was measured, and keeps what was', async () => {
    const { path, announced, open } = await openFile();
    const file = open();
    expect(await file.measurements()).toEqual([]);
    await file.record(measurement());
    expect(await file.measurements()).toEqual([measurement()]);
    expect(await open().measurements()).toEqual([measurement()]);
    expect(announced).toEqual(['subjects.changed']);
    expect(await readdir(join(path, '..'))).toEqual(['speeds.json']);
  });

  it('replaces a measurement of the same file, threads and device, and keeps a rate that the new one lacks', async () => {
    const file = (await openFile()).open();
    await file.record(measurement());
    await file.record(measurement({ readouts: null, tokens: 50, at: '2026-01-02T00:00:00.000Z' }));
    await file.record(measurement({ threads: 2, readouts: 6 }));
    await file.record(measurement({ gpu: 'cuda', readouts: 90 }));
    await file.record(measurement({ readouts: 12, at: '2026-01-03T00:00:00.000Z' }));
    expect(
      (await file.measurements()).map(({ threads, gpu, readouts, tokens }) => [
        threads,
        gpu,
        readouts,
        tokens,
      ]),
    ).toEqual([
      [2, null, 6, null],
      [4, 'cuda', 90, null],
      [4, null, 12, 50],
    ]);
  });

  it('loses none of two that are recorded at once', async () => {
    const { open } = await openFile();
    const file = open();
    const names = ['a', 'b', 'c', 'd'].map((letter) => letter.repeat(64));
    await Promise.all(names.map((sha256) => file.record(measurement({ sha256 }))));
    expect((await open().measurements()).map(({ sha256 }) => sha256)).toEqual(names);
  });

  it('keeps the newest 500', async () => {
    const { path, open } = await openFile();
    const many = Array.from({ length: 500 }, (_, place) =>
      measurement({ sha256: place.toString(16).padStart(64, '0') }),
    );
    await writeFile(path, JSON.stringify({ schemaVersion: 1, measurements: many }));
    const file = open();
    await file.record(measurement());
    const kept = await file.measurements();
    expect(kept).toHaveLength(500);
    expect(kept[0]?.sha256).toBe('1'.padStart(64, '0'));
    expect(kept.at(-1)).toEqual(measurement());
  });

  it.each([
    '{',
    '[]',
    '{"schemaVersion":2,"measurements":[]}',
    JSON.stringify({ schemaVersion: 1, measurements: [measurement({ readouts: -1 })] }),
    JSON.stringify({ schemaVersion: 1, measurements: [measurement({ sha256: 'short' })] }),
  ])('starts anew where the file is damaged, and says so: %s', async (text) => {
    const { path, announced, open } = await openFile();
    await writeFile(path, text);
    const file = open();
    expect(await file.measurements()).toEqual([]);
    expect(announced).toEqual(['notice']);
    await file.record(measurement());
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual({
      schemaVersion: 1,
      measurements: [measurement()],
    });
  });

  it('throws where the file cannot be read, and reads it once it can', async () => {
    const { path, open } = await openFile();
    const folder = new SpeedFile(join(path, '..'), () => undefined);
    await expect(folder.measurements()).rejects.toMatchObject({ code: 'FILE_UNREADABLE' });
    await expect(folder.record(measurement())).rejects.toMatchObject({ code: 'FILE_UNREADABLE' });
    expect(await open().measurements()).toEqual([]);
  });
});
