import { writeFileSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EngineHandle } from '../../../src/main/engine/engine.js';
import { createEngine } from '../../../src/main/engine/llama-engine.js';
import {
  collect,
  readoutRequests,
  sampleRequest,
  writeTinySubject,
  type TinySubject,
} from './tiny-subject.js';

let tiny: TinySubject;
const engine = createEngine();

beforeAll(async () => {
  tiny = await writeTinySubject();
});
afterAll(() => tiny.remove());

describe('a loaded subject', () => {
  it('records how it runs', async () => {
    const subject = await engine.load(tiny.path, { determinism: 'fast', lanes: 3, gpu: 'none' });
    expect(subject.runtime).toMatchObject({
      gpu: null,
      gpuLayers: 0,
      threads: 1,
      lanes: 3,
      contextSize: 2048,
      determinism: 'fast',
      systemRole: 'native',
      thinking: 'none',
      nodeLlamaCpp: '3.22.1',
    });
    expect(subject.runtime.llamaCpp).not.toBe('');
    expect(subject.render({ system: null, user: 'hi' })).toBe(
      '<|im_start|>user\nhi<|im_end|>\n<|im_start|>assistant\n',
    );
    await subject.close();
  });

  it('counts the time in llama.cpp', async () => {
    const subject = await engine.load(tiny.path, { determinism: 'fast' });
    expect(await subject.decodeSeconds()).toBe(0);
    await collect(subject.readout(readoutRequests(1, 4)));
    const first = await subject.decodeSeconds();
    await collect(subject.readout(readoutRequests(1, 4)));
    expect(first).toBeGreaterThan(0);
    expect(await subject.decodeSeconds()).toBeGreaterThan(first);
    await subject.close();
  });

  it('stops when told so, keeps what it has, and goes on afterwards', async () => {
    const subject = await engine.load(tiny.path, { determinism: 'fast', lanes: 2 });
    const controller = new AbortController();
    let taken = 0;
    for await (const { id } of subject.readout(readoutRequests(20, 100), controller.signal)) {
      expect(id).not.toBe('');
      taken += 1;
      if (taken === 70) controller.abort();
    }
    expect(taken).toBeGreaterThanOrEqual(70);
    expect(taken).toBeLessThan(600);
    const aborted = AbortSignal.abort();
    expect(await collect(subject.sample([sampleRequest()], aborted))).toEqual([]);
    for await (const result of subject.sample([sampleRequest({ count: 200 })])) {
      expect(result.id).toBe('sampled');
      break;
    }
    expect(await collect(subject.readout(readoutRequests(1, 3)))).toHaveLength(3);
    await subject.close();
  });

  it('answers one stream at a time', async () => {
    const subject = await engine.load(tiny.path, { determinism: 'fast' });
    const first = subject.readout(readoutRequests(1, 3));
    await first.next();
    await expect(collect(subject.readout(readoutRequests(1, 1)))).rejects.toMatchObject({
      code: 'ENGINE_UNAVAILABLE',
    });
    expect(await collect(first)).toHaveLength(2);
    await subject.close();
    await expect(collect(subject.readout(readoutRequests(1, 1)))).rejects.toMatchObject({
      code: 'ENGINE_UNAVAILABLE',
    });
  });
});

describe('a process that dies', () => {
  it('is ENGINE_CRASHED with the subject and the signal, and a new load works', async () => {
    const subject = await engine.load(tiny.path, { determinism: 'fast' });
    const answers = async (): Promise<void> => {
      for await (const { id } of subject.readout(readoutRequests(50, 100))) {
        if (id !== '') process.kill(subject.processId ?? Number.NaN, 'SIGKILL');
      }
    };
    await expect(answers()).rejects.toMatchObject({
      code: 'ENGINE_CRASHED',
      message: expect.stringMatching(/Random tiny.*SIGKILL/),
    });
    await expect(subject.decodeSeconds()).rejects.toMatchObject({ code: 'ENGINE_CRASHED' });
    await subject.close();
    const again = await engine.load(tiny.path, { determinism: 'fast' });
    expect(await collect(again.readout(readoutRequests(1, 3)))).toHaveLength(3);
    await again.close();
  });

  it('can be ended by whoever was told of it, before it is loaded and after', async () => {
    const handles: EngineHandle[] = [];
    const loading = engine.load(tiny.path, {
      determinism: 'fast',
      onProcess: (handle) => {
        handles.push(handle);
        handle.end();
      },
    });
    await expect(loading).rejects.toMatchObject({ code: 'ENGINE_CRASHED' });
    const subject = await engine.load(tiny.path, {
      determinism: 'fast',
      onProcess: (handle) => handles.push(handle),
    });
    expect(handles[1]!.pid).toBe(subject.processId);
    handles[1]!.end();
    await expect(collect(subject.readout(readoutRequests(1, 3)))).rejects.toMatchObject({
      code: 'ENGINE_CRASHED',
      message: expect.stringContaining('SIGKILL'),
    });
    await subject.close();
    handles[1]!.end();
  });

  it('leaves signals from the terminal to the program', async () => {
    const subject = await engine.load(tiny.path, { determinism: 'fast' });
    process.kill(subject.processId ?? Number.NaN, 'SIGINT');
    expect(await collect(subject.readout(readoutRequests(1, 3)))).toHaveLength(3);
    await subject.close();
  });
});

describe('a subject that cannot be loaded', () => {
  it('is refused before a process starts when memory is short', async () => {
    const poor = createEngine({ freeMemory: async () => 50_000_000 });
    await expect(poor.load(tiny.path, { determinism: 'fast' })).rejects.toMatchObject({
      code: 'SUBJECT_TOO_LARGE',
      message: expect.stringMatching(/\d+ MB/),
    });
  });

  it('is ENGINE_LOAD_FAILED with llama.cpp’s own reason', async () => {
    const damaged = await writeTinySubject(2);
    const { path } = damaged;
    const bytes = readFileSync(path);
    // A tensor's name is what llama.cpp looks for and this file's own check does not.
    const at = bytes.indexOf('output_norm.weight');
    bytes.write('outqut_norm.weight', at);
    writeFileSync(path, bytes);
    await expect(engine.load(path, { determinism: 'fast' })).rejects.toMatchObject({
      code: 'ENGINE_LOAD_FAILED',
      message: expect.stringContaining('output_norm.weight'),
    });
    damaged.remove();
  });

  it('is INVALID_INPUT where options contradict each other', async () => {
    await expect(engine.load(tiny.path, { determinism: 'strict', lanes: 4 })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
  });
});
