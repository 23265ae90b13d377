import { createHash } from 'node:crypto';
import { copyFile, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { splitGguf } from '../../../scripts/gguf/split-gguf.js';
import { HashCache } from '../../../src/main/engine/gguf/hash-cache.js';
import { hashFile } from '../../../src/main/engine/gguf/hash-file.js';
import { describeGguf, inspectGguf } from '../../../src/main/engine/gguf/inspect-gguf.js';
import { estimateMemory } from '../../../src/main/engine/gguf/memory.js';
import { createEngine } from '../../../src/main/engine/llama-engine.js';
import { MettleError } from '../../../src/shared/errors.js';
import { pathOf } from '../../models/calibration/calibration-files.js';
import { byId, collect, readoutRequests } from './tiny-subject.js';

const WHOLE = pathOf('half-q4_0.gguf');
let folder: string;
let parts: string[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mettle-split-'));
  parts = await splitGguf(WHOLE, folder, 'half', 3);
});

afterAll(() => rm(folder, { recursive: true }));

/** The three parts in a folder of their own, to be changed. */
async function copyParts(): Promise<string[]> {
  const own = await mkdtemp(join(folder, 'case-'));
  const copies = parts.map((path) => join(own, basename(path)));
  for (const [index, path] of parts.entries()) await copyFile(path, copies[index] ?? '');
  return copies;
}

async function refusal(path: string): Promise<MettleError> {
  const thrown: unknown = await describeGguf(path).then(
    () => null,
    (error: unknown) => error,
  );
  expect(thrown).toBeInstanceOf(MettleError);
  return thrown as MettleError;
}

describe('a split model', () => {
  it('is what the whole file is, with the sizes of its parts summed', async () => {
    const whole = await describeGguf(WHOLE);
    const split = await describeGguf(parts[0] ?? '');
    const bytes = await Promise.all(parts.map(async (path) => (await readFile(path)).length));
    expect(split.file).toEqual({
      ...whole.file,
      path: parts[0],
      parts,
      bytes: bytes.reduce((sum, size) => sum + size, 0),
      modifiedMs: split.file.modifiedMs,
    });
    const request = { contextSize: 512, lanes: 1, batchSize: 512 };
    expect(estimateMemory({ header: split.header, ...request })).toEqual(
      estimateMemory({ header: whole.header, ...request }),
    );
  });

  it('has the hash of its parts one after the other, which is kept until a part changes', async () => {
    const copies = await copyParts();
    const [first = '', second = ''] = copies;
    const cache = new HashCache();
    const { sha256 } = await inspectGguf(first, { cache });
    const bytes = await Promise.all(copies.map((path) => readFile(path)));
    expect(sha256).toBe(createHash('sha256').update(Buffer.concat(bytes)).digest('hex'));
    expect(cache.get((await describeGguf(first)).file)).toBe(sha256);

    const { file } = await describeGguf(first);
    const changed = Buffer.from(bytes[1] ?? '');
    changed[changed.length - 40] = (changed[changed.length - 40] ?? 0) ^ 1;
    await writeFile(second, changed);
    await expect(hashFile(file)).rejects.toMatchObject({ code: 'FILE_UNREADABLE' });
    expect((await inspectGguf(first, { cache })).sha256).not.toBe(sha256);
  });

  it('answers as the whole file does', async () => {
    const engine = createEngine();
    const requests = readoutRequests(2, 3);
    const answers = [];
    for (const path of [WHOLE, parts[0] ?? '']) {
      const subject = await engine.load(path, { determinism: 'strict' });
      answers.push(byId(await collect(subject.readout(requests))));
      await subject.close();
    }
    const [whole, split] = answers;
    expect(whole?.size).toBe(requests.length);
    for (const { id } of requests) {
      expect(split?.get(id)?.probabilities).toEqual(whole?.get(id)?.probabilities);
    }
  });

  it('is opened by its first part alone', async () => {
    const error = await refusal(parts[1] ?? '');
    expect(error.code).toBe('GGUF_SPLIT_PART');
    expect(error.message).toContain('part 2 of a model split into 3 files');
    expect(error.hint).toContain('half-00001-of-00003.gguf');
  });

  it.each([2, 3])('is refused without part %i, which the reason names', async (part) => {
    const copies = await copyParts();
    await rm(copies[part - 1] ?? '');
    const error = await refusal(copies[0] ?? '');
    expect(error.code).toBe('GGUF_SPLIT_PART');
    expect(error.message).toContain(`half-0000${part}-of-00003.gguf is missing`);
  });

  it('is refused where a part is of another place, another model, or none', async () => {
    const [first = '', second = '', third = ''] = await copyParts();
    await copyFile(third, second);
    expect((await refusal(first)).message).toContain('it calls itself part 3 where part 2 is due');
    const [other = ''] = await splitGguf(pathOf('half-q8_0.gguf'), join(first, '..'), 'other', 2);
    await rename(other.replace('00001', '00002'), second);
    expect((await refusal(first)).message).toContain('it is of a model of 2 files, and they of 3');
    await copyFile(WHOLE, second);
    expect((await refusal(first)).message).toContain('it is no part of a split model');
    await writeFile(second, '');
    expect((await refusal(first)).code).toBe('GGUF_EMPTY');
  });

  it('is refused under a name that does not lead to the other parts', async () => {
    const [first = ''] = await copyParts();
    const renamed = join(first, '..', 'renamed.gguf');
    await rename(first, renamed);
    const error = await refusal(renamed);
    expect(error.code).toBe('GGUF_SPLIT_PART');
    expect(error.message).toContain('-00001-of-00003.gguf');
  });
});
