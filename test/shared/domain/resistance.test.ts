import { describe, expect, it } from 'vitest';
import { resistanceResultSchema } from '../../../src/shared/domain/resistance.js';
import { madeUpResult } from '../../main/studies/resistance-result.js';

describe('resistanceResultSchema', () => {
  it('takes a result as it comes back from JSON, unchanged', () => {
    const sent: unknown = JSON.parse(JSON.stringify(madeUpResult('partial', 0.4)));
    expect(resistanceResultSchema.parse(sent)).toEqual(sent);
  });

  it('refuses numbers that JSON cannot hold, and properties that nobody knows', () => {
    const result = madeUpResult('partial', 0.4);
    const broken = { ...result, coverage: { ...result.coverage, share: Number.NaN } };
    expect(resistanceResultSchema.safeParse(broken).success).toBe(false);
    expect(resistanceResultSchema.safeParse({ ...result, extra: 1 }).success).toBe(false);
  });
});
