import { describe, expect, it } from 'vitest';
import {
  breakdownGroups,
  usefulBreakdowns,
} from '../../../../../../src/renderer/screens/results/resistance/model/breakdown.js';
import { syntheticView } from '../synthetic-view.js';

const view = syntheticView({ wordings: ['described', 'narrative'], heldOutWordings: ['narrative'] });

describe('the parts of a resistance', () => {
  it('hold its own figures under readable names', () => {
    const [group] = breakdownGroups(view, 'scale');
    expect(group!.heading).toBeNull();
    expect(group!.rows.map(({ name }) => name)).toEqual(['EI', 'SN', 'TF', 'JP']);
    expect(group!.rows[0]!.figure).toBe(view.result.resistance!.byScale['axes']!['EI']);
  });

  it('mark what was held out', () => {
    const rows = breakdownGroups(view, 'wording').flatMap((group) => group.rows);
    expect(rows.map(({ name, heldOut }) => [name, heldOut])).toEqual([
      ['described', false],
      ['narrative (held out)', true],
    ]);
    expect(rows[1]!.behind.filter.conditions!.every((condition) => condition.endsWith('narrative'))).toBe(
      true,
    );
  });

  it('lead to the responses that they rest on', () => {
    const rows = breakdownGroups(view, 'template').flatMap((group) => group.rows);
    expect(rows.map(({ behind }) => behind.filter.templates)).toEqual([['one'], ['two']]);
    const intp = breakdownGroups(view, 'persona')[0]!.rows.find(({ name }) => name === 'INTP')!;
    expect(intp.behind.filter.conditions).toEqual(['persona:INTP:described', 'persona:INTP:narrative']);
  });

  it('are offered where there is more than one', () => {
    expect(usefulBreakdowns(view)).toEqual(['scale', 'persona', 'template', 'wording']);
    expect(usefulBreakdowns({ ...view, result: { ...view.result, resistance: null } })).toEqual([]);
  });
});
