import { describe, expect, it } from 'vitest';
import type { ConditionKind } from '../../../../src/shared/domain/condition.js';
import { FACTORS, type Specification } from '../../../../src/shared/domain/specification.js';
import {
  conditionPurpose,
  conditionWords,
} from '../../../../src/renderer/screens/responses/condition-words.js';
import {
  levelWords,
  specificationNames,
  varyingFactors,
} from '../../../../src/renderer/screens/responses/specification-words.js';

const words = (condition: string, conditionKind: ConditionKind) =>
  conditionWords({ condition, conditionKind });

describe('conditions', () => {
  it.each([
    ['default:none', 'default', 'Default', 'no prompt'],
    ['persona:INTP:described', 'persona', 'Persona', 'INTP:described'],
    ['anti-target:INTP:described', 'anti-target', 'Anti-target', 'against INTP, described'],
    [
      'placebo:matched-nurse+INTP:plain+described',
      'placebo',
      'Matched placebo',
      'as long as nurse with INTP, plain and described',
    ],
    ['placebo:harbour:a', 'placebo', 'Placebo', 'harbour:a'],
  ] as const)('%s is named', (condition, kind, kindWords, name) => {
    expect(words(condition, kind)).toEqual({ kind: kindWords, name });
  });

  it('that are made for a persona say what for, others need not', () => {
    expect(conditionPurpose(words('anti-target:INTP:a', 'anti-target'))).toMatch(/opposite/);
    expect(conditionPurpose(words('placebo:matched-INTP:a', 'placebo'))).toMatch(/same token length/);
    expect(conditionPurpose(words('placebo:harbour:a', 'placebo'))).toBeNull();
  });
});

describe('specifications', () => {
  const first: Specification = {
    id: 's01',
    template: 'statement',
    labels: 'numbers',
    order: 'forward',
    language: 'en',
    itemOrder: 'published',
    context: 'fresh',
    thinking: 'off',
    temperature: 1,
  };
  const second: Specification = {
    ...first,
    id: 's02',
    template: 'own',
    language: 'ar',
    context: 'conversation',
  };

  it('are told from each other by what varies alone', () => {
    expect(varyingFactors([first, second])).toEqual(['template', 'language', 'context']);
    expect([...specificationNames([first, second], new Map([['statement', 'Statement']]))]).toEqual([
      ['s01', 'Statement, English, fresh context'],
      ['s02', 'own, Arabic, running conversation'],
    ]);
    expect(varyingFactors([first])).toEqual([]);
  });

  it('say a level without the name of its factor beside it', () => {
    expect(FACTORS.map((factor) => levelWords(first, factor, new Map()))).toEqual([
      'statement',
      'numbers',
      'forward',
      'English',
      'published',
      'fresh',
      'off',
      '1',
    ]);
  });
});
