import { describe, expect, it } from 'vitest';
import {
  isSavable,
  planKey,
  sameContent,
} from '../../../../../src/renderer/screens/design/model/draft-content.js';
import { factorLevelsSchema } from '../../../../../src/shared/domain/specification.js';
import { content } from '../draft-content-fixture.js';

describe('two contents', () => {
  it('are the same whatever the order of properties', () => {
    const one = content();
    const turned = { quick: one.quick, design: Object.fromEntries(Object.entries(one.design).reverse()) };
    expect(sameContent(one, turned as typeof one)).toBe(true);
  });

  it('differ in a list by one entry, or by its order', () => {
    const subjects = (...list: string[]) => content({ subjects: list });
    expect(sameContent(subjects('a', 'b'), subjects('a'))).toBe(false);
    expect(sameContent(subjects('a', 'b'), subjects('b', 'a'))).toBe(false);
    expect(sameContent(content({}, true), content({}, false))).toBe(false);
  });
});

describe('the key of a plan', () => {
  it('stays when only the reading of responses changes', () => {
    const { analysis } = content().design;
    const others = { name: 'other', description: 'why', subjects: ['x.gguf'] };
    const read = content({ ...others, analysis: { ...analysis, bootstrap: 500 }, quickItemsPerScale: 8 });
    expect(planKey(read)).toBe(planKey(content()));
  });

  it('changes with everything that a subject is asked by', () => {
    const keys = [
      content(),
      content({ seed: 8 }),
      content({ orders: ['forward'] }),
      content({ templates: ['statement', 'letters'] }),
      content({ instruments: ['ipip-neo-120'] }),
      content({ determinism: 'strict' }),
      content({ language: 'de' }),
      content({ kind: 'specification' }),
      content({ kind: 'specification', specification: factorLevelsSchema.parse({ temperatures: [0.5] }) }),
      content({ judge: { subject: 'calibration:half', minAgreement: 0.6 } }),
      content({ conditions: { ...content().design.conditions, personas: ['INTP'] } }),
      content({}, true),
      content({ quickItemsPerScale: 6 }, true),
    ].map(planKey);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('a content that may leave the page', () => {
  it('is one that the contract takes', () => {
    expect(isSavable(content({ subjects: [], instruments: [], templates: [] }))).toBe(true);
    expect(isSavable(content({ name: '' }))).toBe(false);
    expect(isSavable(content({ seed: 1.5 }))).toBe(false);
  });
});
