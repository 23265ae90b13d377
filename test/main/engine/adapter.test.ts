import { mkdtempSync, rmSync } from 'node:fs';
import { copyFile, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { randomPairs, writeLora } from '../../../scripts/gguf/write-lora.js';
import { adaptedIdentity } from '../../../src/main/engine/gguf/adapted-identity.js';
import { createEngine } from '../../../src/main/engine/llama-engine.js';
import {
  byId,
  collect,
  OPTIONS,
  readoutRequests,
  sampleRequest,
  textsByRun,
  writeTinySubject,
  type TinySubject,
} from './tiny-subject.js';

const engine = createEngine();
const generated: string[] = [];
let tiny: TinySubject;
let folder: string;
let adapter: string;

beforeAll(async () => {
  tiny = await writeTinySubject();
  folder = mkdtempSync(join(tmpdir(), 'mettle-adapter-'));
  adapter = join(folder, 'random.gguf');
  const targets = [0, 1].flatMap((block) => [
    { tensor: `blk.${block}.attn_q.weight`, columns: 64, rows: 64 },
    { tensor: `blk.${block}.ffn_down.weight`, columns: 192, rows: 64 },
  ]);
  const pairs = randomPairs(targets, { rank: 4, size: 0.5, seed: 7 });
  await writeLora(adapter, { name: 'Random adapter', architecture: 'llama', alpha: 4 }, pairs);
});

afterAll(() => {
  tiny?.remove();
  rmSync(folder, { recursive: true, force: true });
});

/** Option probabilities of a few prompts, one of them long enough that the context grows and the adapter has to come along. */
async function probabilities(scale: number | null, lanes = 1): Promise<number[][]> {
  const subject = await engine.load(tiny.path, {
    determinism: lanes === 1 ? 'strict' : 'fast',
    lanes,
    gpu: 'none',
    ...(scale === null ? {} : { adapter: { path: adapter, scale } }),
  });
  try {
    const long = { system: 'you are calm. '.repeat(90), user: 'well?' };
    const requests = [...readoutRequests(2, 2), { id: 'long', messages: long, options: OPTIONS }];
    const results = byId(await collect(subject.readout(requests)));
    return requests.map(({ id }) => [...(results.get(id)?.probabilities ?? [])]);
  } finally {
    await subject.close();
  }
}

function largestDifference(left: readonly number[][], right: readonly number[][]): number {
  return Math.max(
    ...left.map((row, index) =>
      Math.max(...row.map((value, place) => Math.abs(value / (right[index]?.[place] ?? Number.NaN) - 1))),
    ),
  );
}

// Every test starts engine processes, which take their time on a busy machine.
describe('an adapter', { timeout: 240_000 }, () => {
  it('changes nothing at scale 0', async () => {
    expect(await probabilities(0)).toEqual(await probabilities(null));
  });

  it.each([
    [0, 0.5],
    [0.5, 1],
  ])('answers every prompt otherwise at scale %d than at %d', async (lower, higher) => {
    const [before, after] = [await probabilities(lower), await probabilities(higher)];
    for (const index of before.keys()) {
      expect(largestDifference([before[index]!], [after[index]!])).toBeGreaterThan(0.01);
    }
  });

  it('acts in parallel lanes as in one', async () => {
    expect(largestDifference(await probabilities(1, 4), await probabilities(1))).toBeLessThan(1e-3);
  });

  it.each([0, 1])('acts on what is generated at scale %d', async (scale) => {
    const subject = await engine.load(tiny.path, {
      determinism: 'fast',
      lanes: 4,
      gpu: 'none',
      adapter: { path: adapter, scale },
    });
    try {
      generated.push(textsByRun(await collect(subject.sample([sampleRequest()]))).join());
      expect(new Set(generated).size).toBe(generated.length);
    } finally {
      await subject.close();
    }
  });

  it('makes a subject of its own', async () => {
    const base = await engine.inspect(tiny.path);
    const adapted = await engine.inspect(tiny.path, { path: adapter, scale: 0.5 });
    expect(adapted).toMatchObject({
      path: base.path,
      name: 'Random tiny + Random adapter (x0.5)',
      family: base.family,
      quantization: base.quantization,
      baseSha256: base.sha256,
      adapter: { path: adapter, name: 'Random adapter', scale: 0.5 },
    });
    expect(adapted.sha256).toBe(adaptedIdentity(base.sha256, adapted.adapter!.sha256, 0.5));
    const whole = await engine.inspect(tiny.path, { path: adapter, scale: 1 });
    expect(whole.name).toBe('Random tiny + Random adapter');
    expect(new Set([base.sha256, adapted.sha256, whole.sha256]).size).toBe(3);
  });

  it('that does not fit is refused before anything is loaded', async () => {
    const wrong = join(folder, 'other.gguf');
    const pairs = randomPairs([{ tensor: 'blk.0.attn_q.weight', columns: 128, rows: 64 }], {
      rank: 2,
      size: 1,
      seed: 1,
    });
    await writeLora(wrong, { name: 'Other', architecture: 'llama', alpha: 2 }, pairs);
    const cut = join(folder, 'cut.gguf');
    await copyFile(adapter, cut);
    await truncate(cut, 2000);
    let started = 0;
    const onProcess = (): void => void (started += 1);
    for (const [path, code] of [
      [wrong, 'ADAPTER_MISMATCH'],
      [cut, 'GGUF_TRUNCATED'],
      [tiny.path, 'ADAPTER_MISMATCH'],
    ] as const) {
      const choice = { path, scale: 1 };
      await expect(engine.inspect(tiny.path, choice)).rejects.toMatchObject({ code });
      const load = { determinism: 'strict', gpu: 'none', adapter: choice, onProcess } as const;
      await expect(engine.load(tiny.path, load)).rejects.toMatchObject({ code });
    }
    expect(started).toBe(0);
    await expect(engine.inspect(adapter)).rejects.toMatchObject({
      code: 'GGUF_ADAPTER',
      hint: expect.stringContaining('|lora:'),
    });
  });
});
