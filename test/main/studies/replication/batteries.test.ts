import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { loadLibrary } from '../../../../src/main/library/load-library.js';
import { simulateBatteries, SUBJECTS } from './battery.js';

const { experiments } = await loadLibrary();
const share = z.number();
const counts = {
  rate: share,
  mainEffects: share,
  interactions: share,
  falsePositives: share,
  falseNegatives: share,
  shams: share,
};
const figuresSchema = z.object({ ...counts, expected: z.object(counts) });
const LARGE = z
  .object({
    batteries: z.number(),
    experiments: z.number(),
    subjects: z.record(z.string(), figuresSchema),
  })
  .parse(JSON.parse(readFileSync(new URL('batteries.json', import.meta.url), 'utf8')));
const NAMES = Object.keys(counts) as (keyof typeof counts)[];

describe('a battery of experiments on participants whose effects are known', () => {
  it('counts what the said powers let expect', () => {
    const { expected, ...counted } = simulateBatteries(experiments, {
      subject: 'faithful',
      batteries: 25,
      participants: 60,
      seed: 5,
    });
    // Four standard errors of means over 25 batteries: 29 effects, 25, 4, 11, 14 and 13 shares.
    const reach = { rate: 0.07, mainEffects: 0.08, interactions: 0.11, falsePositives: 0.05 };
    const wide = { ...reach, falseNegatives: 0.1, shams: 0.06 };
    for (const name of NAMES) expect(Math.abs(counted[name] - expected[name])).toBeLessThan(wide[name]);
  });

  it('counted it over the batteries of the large simulation', () => {
    expect(LARGE.batteries).toBeGreaterThanOrEqual(1000);
    expect(LARGE.experiments).toBe(experiments.size);
    expect(Object.keys(LARGE.subjects)).toEqual(Object.keys(SUBJECTS));
    for (const { expected, ...counted } of Object.values(LARGE.subjects))
      for (const name of NAMES) expect(Math.abs(counted[name] - expected[name])).toBeLessThan(0.02);
  });

  it('tells who shows what people show from who shows what was published', () => {
    const { faithful, parrot, indifferent } = LARGE.subjects;
    expect(faithful!.falsePositives).toBeLessThan(0.04);
    expect(parrot!.falsePositives).toBeGreaterThan(0.4);
    expect(parrot!.falseNegatives).toBeCloseTo(faithful!.falseNegatives, 1);
    expect(indifferent!.falseNegatives).toBeGreaterThan(0.95);
  });
});
