import { describe, expect, it } from 'vitest';
import { loadLibrary } from '../../../../../src/main/library/load-library.js';
import { expandConditions } from '../../../../../src/main/personas/conditions.js';
import {
  conditionsOf,
  newSource,
  personaCount,
  portraitCount,
} from '../../../../../src/renderer/screens/design/model/persona-sources.js';
import type { PersonaSource } from '../../../../../src/shared/domain/persona-source.js';
import { conditionSelectionSchema } from '../../../../../src/shared/domain/study.js';

describe('the sources of personas', async () => {
  const library = await loadLibrary();
  const conditionsWith = (...sources: PersonaSource[]) =>
    expandConditions(
      conditionSelectionSchema.parse({ personas: [], matched: ['placebo'], sources }),
      library,
    );
  const tenants = (use: 'alone' | 'carriers' | 'both'): PersonaSource => ({
    ...newSource('population', 'tenants'),
    size: 3,
    use,
  });

  it('make as many personas as they say', () => {
    const all = [newSource('graded'), newSource('profiles'), newSource('population', 'biographies')];
    expect(all.map(personaCount)).toEqual([45, 32, 20]);
    for (const source of all) {
      expect(conditionsOf(source, conditionsWith(source))).toHaveLength(personaCount(source));
    }
  });

  it('are told apart in a plan that holds several', () => {
    const graded: PersonaSource = { ...newSource('graded'), traits: ['E'], levels: [3, 7] };
    const published: PersonaSource = { ...graded, levels: [3], scheme: 'published' };
    const pairs: PersonaSource = { ...newSource('profiles'), traits: ['A', 'E'] };
    const single: PersonaSource = { ...newSource('profiles'), traits: ['A'], levels: [1] };
    const conditions = conditionsWith(graded, published, pairs, single, tenants('alone'));
    const ids = (source: PersonaSource) => conditionsOf(source, conditions).map(({ id }) => id);
    expect(ids(graded)).toEqual(['persona:graded-E-3:qualified', 'persona:graded-E-7:qualified']);
    expect(ids(published)).toEqual(['persona:graded-E-3:published']);
    expect(ids(pairs)).toHaveLength(4);
    expect(ids(single)).toEqual(['persona:profile-A1:qualified']);
    expect(ids(tenants('alone'))).toHaveLength(3);
    expect(portraitCount(conditions)).toBe(7);
  });

  it('give people who carry before every persona', () => {
    const graded: PersonaSource = { ...newSource('graded'), traits: ['N'], levels: [1, 9] };
    const count = (use: 'alone' | 'carriers' | 'both') =>
      conditionsOf(tenants(use), conditionsWith(graded, tenants(use))).length;
    expect([count('alone'), count('carriers'), count('both')]).toEqual([3, 6, 9]);
  });
});
