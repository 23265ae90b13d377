import { describe, expect, it } from 'vitest';
import { moment, RequestSource } from '../../../src/main/engine/request-source.js';

const one = (): number => 1;
const forever = new Promise<never>(() => undefined);

describe('RequestSource', () => {
  it('reads in batches by weight', async () => {
    const source = new RequestSource([1, 2, 3, 4, 5, 6]);
    expect(await source.read(3, (value) => value, forever)).toEqual([1, 2]);
    expect(await source.read(3, (value) => value, forever)).toEqual([3]);
    expect(await source.read(100, one, forever)).toEqual([4, 5, 6]);
    expect(source.done).toBe(true);
    expect(await source.read(1, one, forever)).toEqual([]);
  });

  it('takes what an asynchronous source has ready, and loses nothing that comes later', async () => {
    let release = (): void => undefined;
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    async function* slow() {
      yield 'a';
      yield 'b';
      await gate;
      yield 'c';
    }
    const source = new RequestSource(slow());
    expect(await source.read(10, one, forever)).toEqual(['a', 'b']);
    expect(await source.read(10, one, moment())).toEqual([]);
    release();
    expect(await source.read(10, one, forever)).toEqual(['c']);
    expect(await source.read(10, one, forever)).toEqual([]);
    expect(source.done).toBe(true);
  });

  it('closes its source once', () => {
    let closed = 0;
    function* endless() {
      try {
        for (;;) yield 1;
      } finally {
        closed += 1;
      }
    }
    const iterator = endless();
    iterator.next();
    const source = new RequestSource(iterator);
    source.close();
    source.close();
    expect(closed).toBe(1);
  });

  it('passes on errors', async () => {
    async function* broken() {
      yield 1;
      throw new RangeError('broken');
    }
    const source = new RequestSource(broken());
    await expect(source.read(5, one, forever)).rejects.toThrow('broken');
  });
});
