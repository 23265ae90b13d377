import { describe, expect, it } from 'vitest';
import { axesOf, conditionsByKind } from '../../../../../src/renderer/screens/design/model/cell-axes.js';
import { loadLibrary } from '../../../../../src/main/library/load-library.js';
import { planStudy } from '../../../../../src/main/studies/plan.js';
import { cellCount } from '../../../../../src/renderer/screens/design/model/cell-walk.js';
import { factorLevelsSchema } from '../../../../../src/shared/domain/specification.js';
import { content } from '../draft-content-fixture.js';

describe('the axes of a plan', async () => {
  const { design } = content({ templates: ['statement', 'letters'] });
  const plan = planStudy(design, await loadLibrary(), { quick: false });

  it('multiply to the number of its cells', () => {
    expect(cellCount(axesOf(design, plan.conditions, plan.instruments))).toBe(plan.expectedPerSubject);
  });

  it('hold the conditions by kind, in the plan’s order', () => {
    const kinds = conditionsByKind(plan.conditions);
    expect(kinds.map(({ title }) => title)).toEqual(['Default', 'Placebos', 'Personas']);
    expect(kinds.flatMap(({ conditions }) => conditions)).toEqual(plan.conditions);
  });

  it('hold placebos of matched length by themselves', () => {
    const [of] = plan.conditions.filter(({ kind }) => kind === 'persona');
    const matched = { id: 'placebo:matched', kind: 'placebo' as const, lengthOf: of!.id, system: 'Stock.' };
    const titles = conditionsByKind([...plan.conditions, matched]).map(({ title }) => title);
    expect(titles).toEqual(['Default', 'Placebos', 'Personas', 'Placebos of matched length']);
  });

  it('put specifications in place of templates and orders', async () => {
    const varied = content({
      kind: 'specification',
      specification: factorLevelsSchema.parse({ labels: ['numbers', 'letters'], temperatures: [1, 0.5] }),
    }).design;
    const planned = planStudy(varied, await loadLibrary(), { quick: false });
    const axes = axesOf(varied, planned.conditions, planned.instruments, planned.specifications);
    expect(cellCount(axes)).toBe(planned.expectedPerSubject);
    expect(axes.ways.map(({ specification }) => specification)).toEqual(
      planned.specifications!.map(({ id }) => id),
    );
  });
});
