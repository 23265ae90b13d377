import { describe, expect, it } from 'vitest';
import { FakeEngine } from '../../studies/fake-engine.js';
import { openDesigns } from '../fixtures/open-designs.js';
import { checked } from '../fixtures/temporary-context.js';

describe('designs.estimate', () => {
  it('measures on real answers and stores nothing', async () => {
    const { create, context, handlers } = await openDesigns();
    const { design } = await create({ kind: 'first-study' });
    const estimate = checked(
      'designs.estimate',
      await handlers['designs.estimate']({ design, quick: true, subject: 'calibration:half-q4_0' }),
    );
    expect(estimate).toMatchObject({
      reference: 'calibration:half-q4_0',
      name: 'Calibration: half',
      lanes: 16,
    });
    expect(estimate.calibrationResponses).toBeGreaterThan(0);
    expect(estimate.seconds).toBeGreaterThan(0);
    expect(estimate.memoryBytes).toBeGreaterThan(estimate.fileBytes);
    expect(await context.store.studies()).toEqual([]);
  });

  it('loads one subject at a time, by the settings, and goes on after a failure', async () => {
    const asked: { path: string; gpu: unknown; threads: unknown }[] = [];
    let open = 0;
    let most = 0;
    const fake = new FakeEngine({ unloadable: ['stubborn-f16'] });
    const { create, context, handlers } = await openDesigns({
      createEngine: async () => ({
        inspect: async (path) => ({ ...(await fake.inspect(path)), path }),
        load: async (path, options) => {
          asked.push({ path, gpu: options.gpu, threads: options.threads });
          open += 1;
          most = Math.max(most, open);
          try {
            const loaded = await fake.load(path);
            await new Promise((resolve) => setImmediate(resolve));
            return {
              ...loaded,
              close: async () => {
                await loaded.close();
                open -= 1;
              },
            };
          } catch (thrown) {
            open -= 1;
            throw thrown;
          }
        },
      }),
    });
    await context.settings.change(() => ({ gpu: 'none', threads: 3 }));
    const { design } = await create({ kind: 'first-study' });
    const answers = await Promise.allSettled(
      ['pliant', 'stubborn', 'half'].map((name) =>
        handlers['designs.estimate']({ design, quick: true, subject: `calibration:${name}` }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(most).toBe(1);
    expect(asked.map(({ gpu, threads }) => [gpu, threads])).toEqual(
      Array.from({ length: 3 }, () => ['none', 3]),
    );
  });
});
