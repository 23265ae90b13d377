import { describe, expect, it } from 'vitest';
import { fittedTo } from '../../../../src/main/studies/administration/fitted.js';
import { planStudy } from '../../../../src/main/studies/plan.js';
import { loadLibrary } from '../../../../src/main/library/load-library.js';
import { smallDesign, smallLibrary } from '../small-study.js';

const byCharacters = (width: number) => ({
  countTokens: async (texts: readonly string[]) => texts.map(({ length }) => Math.ceil(length / width)),
});

describe('a study put to one subject', () => {
  it('is the plan itself where no text takes the length of another', async () => {
    const snapshot = planStudy(smallDesign(), smallLibrary(), { quick: false });
    expect(await fittedTo(snapshot, byCharacters(3))).toBe(snapshot);
  });

  it.each([1, 3, 5])(
    'brings placebos and anti-targets to the length of their persona, tokens of %d characters',
    async (width) => {
      const library = await loadLibrary();
      const design = smallDesign({
        instruments: ['jungian-4x12'],
        templates: ['statement'],
        conditions: {
          default: ['none'],
          placebos: [],
          personas: ['INTP', 'ESFJ'],
          sources: [{ kind: 'graded', traits: ['E'], levels: [2] }],
          matched: ['placebo', 'anti-target'],
        },
      });
      const snapshot = planStudy(design, library, { quick: false });
      const subject = byCharacters(width);
      const own = await fittedTo(snapshot, subject);
      const tokens = async (system: string | null): Promise<number> =>
        (await subject.countTokens([system ?? '']))[0] ?? 0;
      const matched = own.conditions.filter(({ lengthOf }) => lengthOf !== undefined);
      expect(matched).toHaveLength(6);
      for (const { system, lengthOf } of matched) {
        const model = own.conditions.find(({ id }) => id === lengthOf);
        expect(Math.abs((await tokens(system)) - (await tokens(model?.system ?? null)))).toBeLessThanOrEqual(
          1,
        );
      }
      expect(own.planHash).toBe(snapshot.planHash);
    },
  );
});
