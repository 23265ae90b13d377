import { describe, expect, it } from 'vitest';
import { LEVELS } from '../../../../src/shared/domain/persona-source.js';
import { populationSchema } from '../../../../src/shared/domain/population.js';
import { newPopulationText } from '../../../../src/renderer/screens/personas/new-population.js';
import { levelLeaning, traitLevels } from '../../../../src/renderer/screens/personas/trait-words.js';

describe('graded levels in words', () => {
  it('lean to the poles that they stand between', () => {
    expect(LEVELS.map(levelLeaning)).toEqual([
      'low pole',
      'towards low',
      'towards low',
      'towards low',
      'neither',
      'towards high',
      'towards high',
      'towards high',
      'high pole',
    ]);
    expect(traitLevels({ E: 7, O: 2 })).toBe('Extraversion 7, Openness 2');
  });
});

describe('a new population', () => {
  it('is one that can be stored, under a free id', () => {
    const population = populationSchema.parse(JSON.parse(newPopulationText(new Set(['my-population']))));
    expect(population.id).toBe('my-population-2');
  });
});
