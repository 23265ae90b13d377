import type { ChildProcess } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { getLlama } from 'node-llama-cpp';
import { describe, expect, it } from 'vitest';
import { readGraphics } from '../../../src/main/engine/graphics.js';

/** A process that does as it is told. */
function child(act: (process: EventEmitter) => void): { process: ChildProcess; killed: () => boolean } {
  const emitter = new EventEmitter();
  let killed = false;
  const process = Object.assign(emitter, {
    kill: () => {
      killed = true;
      return true;
    },
  }) as unknown as ChildProcess;
  setImmediate(() => act(emitter));
  return { process, killed: () => killed };
}
const found = { kind: 'cuda', devices: ['A device'], totalBytes: 100, freeBytes: 40 };

describe('readGraphics', () => {
  it('finds what llama.cpp finds, in a process of its own', async () => {
    const llama = await getLlama({ gpu: 'auto', build: 'never', skipDownload: true, maxThreads: 1 });
    const { gpu } = llama;
    await llama.dispose();
    const graphics = await readGraphics();
    expect(graphics?.kind ?? false).toBe(gpu);
    if (graphics !== null) expect(graphics.freeBytes).toBeLessThanOrEqual(graphics.totalBytes);
  });

  it('gives what the process says, and ends it', async () => {
    const { process, killed } = child((emitter) => emitter.emit('message', found));
    expect(await readGraphics(() => process)).toEqual(found);
    expect(killed()).toBe(true);
  });

  it.each<[string, (emitter: EventEmitter) => void]>([
    ['finds none', (emitter) => emitter.emit('message', null)],
    ['dies', (emitter) => emitter.emit('close', null, 'SIGSEGV')],
    ['cannot be started', (emitter) => emitter.emit('error', new Error('ENOENT'))],
    ['says what nobody can read', (emitter) => emitter.emit('message', { kind: 3 })],
  ])('is null where the process %s', async (_name, act) => {
    expect(await readGraphics(() => child(act).process)).toBeNull();
  });
});
