import { describe, expect, it } from 'vitest';
import { planStudy } from '../../../src/main/studies/plan.js';
import { planSize, previewSubject } from '../../../src/main/studies/preview.js';
import { FakeEngine, fakeSubject } from './fake-engine.js';
import { smallDesign, smallLibrary } from './small-study.js';

const subject = fakeSubject('one');
const memoryNeeded = async (): Promise<number> => 42;

describe('planSize', () => {
  it('counts cells and forward passes', () => {
    const readout = planStudy(smallDesign(), smallLibrary(), { quick: false });
    expect(planSize(readout)).toEqual({
      conditions: 5,
      templates: 2,
      orders: 2,
      items: 6,
      cells: 120,
      runs: 1,
      responses: 120,
      forwardPasses: 120,
    });
    const administration = { mode: 'sampled', runs: 10, maxTokens: 8 };
    const sampled = planStudy(smallDesign({ administration }), smallLibrary(), { quick: false });
    expect(planSize(sampled)).toMatchObject({ cells: 120, runs: 10, responses: 1200, forwardPasses: 9600 });
  });
});

describe('previewSubject', () => {
  it('stops when its time is up, having answered in blocks far apart, and scales to the plan', async () => {
    const prompts: string[] = [];
    let now = 0;
    const engine = new FakeEngine({ lanes: 1, beforeAnswer: () => void (now += 10) });
    const load = engine.load.bind(engine);
    engine.load = async (path) => {
      const loaded = await load(path);
      return {
        ...loaded,
        readout: async function* (requests, signal) {
          for await (const result of loaded.readout(requests, signal)) {
            prompts.push(result.promptText);
            yield result;
          }
        },
      };
    };
    const snapshot = planStudy(smallDesign(), smallLibrary(), { quick: false });
    const preview = await previewSubject(engine, snapshot, subject, {
      memoryNeeded,
      clock: () => now,
      milliseconds: 300,
    });
    expect(preview).toMatchObject({
      calibration: { responses: 30, seconds: 0.3 },
      responsesPerSecond: 100,
      seconds: 1.2,
      tokens: 1200,
      memoryBytes: 42,
      fileBytes: subject.bytes,
    });
    expect(engine).toMatchObject({ closed: 1 });
    expect(new Set(prompts).size).toBe(30);
    const systems = new Set(prompts.map((prompt) => prompt.slice(0, prompt.indexOf('>'))));
    expect(systems.size).toBeGreaterThanOrEqual(4);
  });

  it('asks for a few runs of each cell in sampled mode', async () => {
    const administration = { mode: 'sampled', runs: 50 };
    const snapshot = planStudy(smallDesign({ administration }), smallLibrary(), { quick: false });
    const engine = new FakeEngine();
    const preview = await previewSubject(engine, snapshot, subject, { memoryNeeded, milliseconds: 60_000 });
    expect(preview.calibration.responses).toBe(4 * 120);
    expect(preview.tokens).toBe(2 * 120 * 50);
  });
});
