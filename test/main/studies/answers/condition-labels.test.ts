import { describe, expect, it } from 'vitest';
import { conditionLabels } from '../../../../src/main/studies/answers/condition-labels.js';
import type { Condition } from '../../../../src/shared/domain/condition.js';

const persona = (wording: string): Condition => ({
  id: `persona:INTP:${wording}`,
  kind: 'persona',
  persona: 'INTP',
  wording,
  system: `INTP ${wording}`,
});
const rolePersona = (roleWording: string): Condition => ({
  id: `role+persona:librarian:${roleWording}+INTP:a`,
  kind: 'role+persona',
  role: 'librarian',
  persona: 'INTP',
  wording: 'a',
  system: roleWording,
});
const text = (id: string, kind: 'default' | 'placebo', wording: string): Condition => ({
  id,
  kind,
  wording,
  system: id,
});

const labels = (conditions: readonly Condition[]): string[] => [...conditionLabels(conditions).values()];

describe('conditionLabels', () => {
  it('names a condition by what stands before the items', () => {
    expect(
      labels([
        { id: 'default:none', kind: 'default', system: null },
        text('default:assistant:a', 'default', 'a'),
        text('placebo:harbour:a', 'placebo', 'a'),
        persona('described'),
        { id: 'role:librarian:a', kind: 'role', role: 'librarian', wording: 'a', system: 'x' },
        rolePersona('a'),
      ]),
    ).toEqual(['no prompt', 'assistant', 'harbour', 'INTP', 'librarian', 'librarian + INTP']);
  });

  it('adds the wording where a source has several', () => {
    expect(labels([persona('described'), persona('told'), text('placebo:brick:a', 'placebo', 'a')])).toEqual([
      'INTP (described)',
      'INTP (told)',
      'brick',
    ]);
  });

  it('falls back on the id where wordings do not tell two apart', () => {
    expect(labels([rolePersona('a'), rolePersona('b')])).toEqual([
      'role+persona:librarian:a+INTP:a',
      'role+persona:librarian:b+INTP:a',
    ]);
  });
});
