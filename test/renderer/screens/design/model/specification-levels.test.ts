import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadLibrary } from '../../../../../src/main/library/load-library.js';
import { makeSpecifications } from '../../../../../src/main/studies/specifications.js';
import {
  factorsByVariation,
  fullCount,
  levelsOf,
  levelWords,
  specificationWords,
  temperaturesFromTyping,
} from '../../../../../src/renderer/screens/design/model/specification-levels.js';
import { factorLevelsSchema } from '../../../../../src/shared/domain/specification.js';
import { content } from '../draft-content-fixture.js';

describe('the levels of factors', async () => {
  const library = await loadLibrary();
  const specifications = (changes: Record<string, unknown>) => {
    const { design } = content({
      kind: 'specification',
      templates: ['statement', 'letters'],
      specification: factorLevelsSchema.parse(changes),
    });
    const templates = design.templates.map((id) => library.templates.get(id)!);
    return { design, made: makeSpecifications(design, templates) };
  };

  it('multiply to every combination', () => {
    for (const changes of [
      {},
      { labels: ['numbers', 'words'], temperatures: [1, 0.5, 2] },
      { languages: ['de'] },
    ]) {
      const { design, made } = specifications({ ...changes, cover: 'full' });
      expect(fullCount(design)).toBe(made.length);
    }
    expect(fullCount(content().design)).toBe(2);
  });

  it('are told apart by whether they vary', () => {
    const { made } = specifications({ labels: ['numbers', 'words'], languages: ['ar'] });
    const { varied, constant } = factorsByVariation(made);
    expect(varied).toEqual(['template', 'labels', 'order']);
    expect(constant).toEqual(['language', 'itemOrder', 'context', 'thinking', 'temperature']);
    expect(levelWords(made[0]!, 'language', String)).toBe('Arabic');
    expect(specificationWords({ ...made[0]!, order: 'reversed' }, ['order', 'temperature'], String)).toBe(
      's01: high to low, temperature 1',
    );
    expect(specificationWords(made[0]!, [], String)).toBe('s01');
  });

  it('begin as a new design has them', () => {
    expect(levelsOf(content().design)).toEqual(factorLevelsSchema.parse({}));
  });
});

describe('temperatures that are typed', () => {
  it('are read as they were written', () => {
    const temperature = fc.integer({ min: 1, max: 500 }).map((hundredths) => hundredths / 100);
    fc.assert(
      fc.property(fc.uniqueArray(temperature, { minLength: 1, maxLength: 6 }), (temperatures) => {
        expect(temperaturesFromTyping(temperatures.join(', '))).toEqual(temperatures);
      }),
    );
  });

  it('are refused where they cannot be', () => {
    for (const typed of ['', '0', '6', '1, 1', '1, warm', '-1']) {
      expect(temperaturesFromTyping(typed)).toBeNull();
    }
  });
});
