import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeGguf } from '../../../../src/main/engine/gguf/inspect-gguf.js';
import { estimateMemory } from '../../../../src/main/engine/gguf/memory.js';
import { planLoad } from '../../../../src/main/engine/load-plan.js';
import { plannedMemory } from '../../../../src/main/subjects/knowledge/planned-memory.js';
import { openWorkshop, type Workshop } from '../../engine/gguf/fixtures.js';

let shop: Workshop;
beforeAll(async () => {
  shop = await openWorkshop();
});
afterAll(() => shop.remove());

describe('plannedMemory', () => {
  it.each([1e12, 1e9, 4e8])(
    'is that of the lanes and context that a study would have with %d bytes',
    async (free) => {
      const description = await describeGguf(await shop.model(`plan-${free}.gguf`));
      const { lanes, contextSize, batchSize } = planLoad(description, { determinism: 'fast' }, free);
      const { request, estimate } = plannedMemory(description, free);
      expect(request).toMatchObject({ lanes, contextSize, batchSize });
      expect(estimate).toEqual(estimateMemory({ header: description.header, lanes, contextSize, batchSize }));
    },
  );

  it('is that of one lane for a subject that does not fit', async () => {
    const description = await describeGguf(await shop.model('large.gguf'));
    expect(() => planLoad(description, { determinism: 'fast' }, 1000)).toThrow(/needs about/);
    expect(plannedMemory(description, 1000).request).toMatchObject({ lanes: 1, contextSize: 2048 });
  });

  it('counts an adapter', async () => {
    const description = await describeGguf(await shop.model('adapted.gguf'));
    const plain = plannedMemory(description, 1e12).estimate.totalBytes;
    expect(plannedMemory(description, 1e12, 5000).estimate.totalBytes).toBeGreaterThan(plain);
  });
});
