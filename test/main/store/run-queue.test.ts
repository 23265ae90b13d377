import { describe, expect, it } from 'vitest';
import type { LaboratoryStore } from '../../../src/main/store/laboratory-store.js';
import { range, sampleSnapshot } from './fixtures/samples.js';
import { open, temporaryFile } from './fixtures/temporary-store.js';

async function fourStudies(file = temporaryFile()): Promise<LaboratoryStore> {
  const store = await open({ file });
  for (const number of range(0, 4)) await store.ensureStudy(sampleSnapshot(`study-${number}`), []);
  return store;
}

describe('the queue', () => {
  it('is empty at first, and keeps the order that it was given last, also after reopening', async () => {
    const file = temporaryFile();
    const store = await fourStudies(file);
    expect(await store.queue()).toEqual([]);
    const orders = [[3, 1, 4], [1, 3, 4, 2], [4, 3, 2, 1], [2], [], [2, 1]];
    for (const order of orders) {
      await store.setQueue(order);
      expect(await store.queue()).toEqual(order);
    }
    await store.close();
    expect(await (await open({ file, readOnly: true })).queue()).toEqual([2, 1]);
  });

  it('takes more studies than go into one statement', async () => {
    const store = await open();
    const ids: number[] = [];
    for (const number of range(0, 150)) {
      ids.unshift((await store.ensureStudy(sampleSnapshot(`study-${number}`), [])).id);
    }
    await store.setQueue(ids);
    expect(await store.queue()).toEqual(ids);
  });

  it('stays as it was when a new order is refused', async () => {
    const store = await fourStudies();
    await store.setQueue([2, 1]);
    await expect(store.setQueue([3, 7])).rejects.toMatchObject({ code: 'STUDY_NOT_FOUND' });
    await expect(store.setQueue([3, 1, 3])).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      message: expect.stringContaining('once'),
    });
    await expect(store.setQueue([1.5])).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    expect(await store.queue()).toEqual([2, 1]);
  });
});
