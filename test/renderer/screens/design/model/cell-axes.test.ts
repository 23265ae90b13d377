import { describe, expect, it } from 'vitest';
import { axesOf, conditionsByKind } from '../../../../../src/renderer/screens/design/model/cell-axes.js';
import { loadLibrary } from '../../../../../src/main/library/load-library.js';
import { planStudy } from '../../../../../src/main/studies/plan.js';
import { cellCount } from '../../../../../src/renderer/screens/design/model/cell-walk.js';
import { content } from '../draft-content-fixture.js';

describe('the axes of a plan', async () => {
  const { design } = content({ templates: ['statement', 'letters'] });
  const plan = planStudy(design, await loadLibrary(), { quick: false });

  it('multiply to the number of its cells', () => {
    expect(cellCount(axesOf(design, plan.conditions, plan.instruments))).toBe(plan.expectedPerSubject);
  });

  it('hold the conditions by kind, in the plan’s order', () => {
    const kinds = conditionsByKind(plan.conditions);
    expect(kinds.map(({ kind }) => kind)).toEqual(['default', 'placebo', 'persona']);
    expect(kinds.flatMap(({ conditions }) => conditions)).toEqual(plan.conditions);
  });
});
