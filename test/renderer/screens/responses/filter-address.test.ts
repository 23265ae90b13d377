import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OUTCOMES, responseFilterSchema } from '../../../../src/shared/contract/responses.js';
import {
  filterOfAddress,
  narrowed,
  responsesAddress,
} from '../../../../src/renderer/screens/responses/filter-address.js';

const filters = fc
  .record(
    {
      subject: fc.string({ maxLength: 64 }),
      conditions: fc.array(fc.string({ maxLength: 80 }), { minLength: 1, maxLength: 4 }),
      scale: fc.string({ minLength: 1, maxLength: 64 }),
      order: fc.constantFrom('forward', 'reversed'),
      outcomes: fc.uniqueArray(fc.constantFrom(...OUTCOMES), { minLength: 1 }),
      text: fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }),
    },
    { requiredKeys: [] },
  )
  .map((filter) => responseFilterSchema.parse(filter));

describe('the address of responses', () => {
  it('gives its filter back, whatever text it holds', () => {
    fc.assert(
      fc.property(filters, (filter) => {
        const address = responsesAddress(7, filter);
        expect(filterOfAddress(address.split('?')[1] ?? '')).toEqual(filter);
      }),
    );
  });

  it.each(['filter=', 'filter=%7B', 'filter=null', 'filter=[1]', 'filter={"subject":5}', 'other=1', ''])(
    'narrows nothing where it cannot be read: %s',
    (query) => {
      expect(filterOfAddress(query)).toEqual({});
    },
  );
});

describe('narrowed', () => {
  it('sets, replaces and takes out', () => {
    const subject = narrowed({}, 'subject', 'abc');
    expect(subject).toEqual({ subject: 'abc' });
    expect(narrowed(subject, 'subject', 'def')).toEqual({ subject: 'def' });
    expect(narrowed(subject, 'subject', undefined)).toEqual({});
    expect(narrowed({ subject: 'abc', text: 'x' }, 'text', '')).toEqual(subject);
    expect(narrowed({ conditions: ['a'] }, 'conditions', [])).toEqual({});
  });
});
