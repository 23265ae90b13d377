import { describe, expect, it } from 'vitest';
import { studyDesignSchema } from '../../../../../src/shared/domain/study.js';
import { drawSeed } from '../../../../../src/renderer/screens/design/model/seed.js';

describe('a seed', () => {
  it('can stand in a study file, also at the ends of its range', () => {
    for (const value of [0, 0xffff_ffff]) {
      const seed = drawSeed({
        getRandomValues: (array) => {
          if (array instanceof Uint32Array) array[0] = value;
          return array;
        },
      });
      expect(seed).toBe(value);
      expect(studyDesignSchema.shape.seed.safeParse(seed).success).toBe(true);
    }
  });

  it('differs from draw to draw', () => {
    expect(new Set(Array.from({ length: 5 }, () => drawSeed())).size).toBeGreaterThan(1);
  });
});
