import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filterQuery } from '../../../../src/main/laboratory/responses/filter-query.js';
import { cells } from '../../../../src/main/studies/plan.js';
import type { ResponseFilter } from '../../../../src/shared/contract/responses.js';
import { smallPlan } from '../fixtures/bench.js';

const plan = smallPlan();
const planned = [...cells(plan)];

describe('filterQuery', () => {
  it('names no cells where a filter does not narrow them', () => {
    expect(filterQuery(plan, {})).toEqual({});
    expect(filterQuery(plan, { subject: 'abc', outcomes: ['parsed'], text: 'No' })).toEqual({
      sha256: 'abc',
      outcomes: ['parsed'],
      text: 'No',
    });
    expect(filterQuery(plan, { text: '' })).toEqual({});
  });

  it('names the cells that a scan of the whole plan would leave', () => {
    const some = <Value>(values: readonly Value[]) => fc.option(fc.subarray([...values]), { nil: undefined });
    const filters = fc.record({
      conditions: some(plan.conditions.map(({ id }) => id)),
      items: some(plan.instruments[0]!.items.map(({ id }) => id)),
      templates: some(['plain', 'other']),
      order: fc.option(fc.constantFrom('forward' as const, 'reversed' as const), { nil: undefined }),
      instrument: fc.option(fc.constant('small'), { nil: undefined }),
    });
    fc.assert(
      fc.property(filters, (wanted) => {
        const filter = Object.fromEntries(
          Object.entries(wanted).filter(([, value]) => value !== undefined),
        ) as ResponseFilter;
        const passes = planned.filter(
          ({ cell }) =>
            (filter.conditions?.includes(cell.condition) ?? true) &&
            (filter.items?.includes(cell.item) ?? true) &&
            (filter.templates?.includes(cell.template) ?? true) &&
            (filter.order ?? cell.order) === cell.order,
        );
        const { cells: keys } = filterQuery(plan, filter);
        expect(keys ?? planned.map(({ key }) => key)).toEqual(passes.map(({ key }) => key));
      }),
    );
  });

  it('takes the items of a scale', () => {
    const scales = [...plan.instruments[0]!.scales, { ...plan.instruments[0]!.scales[0]!, id: 'none-keyed' }];
    const instruments = [{ ...plan.instruments[0]!, scales }];
    const of = (scale: string) =>
      filterQuery({ ...plan, instruments }, { instrument: 'small', scale, conditions: ['default:none'] })
        .cells;
    expect(of('EI')).toHaveLength(24);
    expect(of('none-keyed')).toEqual([]);
  });

  it.each([
    [{ conditions: ['persona:nobody:a'] }, 'condition'],
    [{ instrument: 'large' }, 'instrument'],
    [{ instrument: 'small', scale: 'XY' }, 'XY'],
    [{ scale: 'EI' }, 'EI'],
    [{ items: ['i0', 'i99'] }, 'i99'],
    [{ templates: ['__proto__'] }, '__proto__'],
  ])('refuses %j', (filter, named) => {
    expect(() => filterQuery(plan, filter)).toThrow(
      expect.objectContaining({ code: 'INVALID_INPUT', message: expect.stringContaining(named) }),
    );
  });
});
