import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAccumulator } from '../../../../src/main/studies/answers/accumulate.js';
import type { Response } from '../../../../src/shared/domain/response.js';
import { cellsOf, half, readout, sampled, study } from './synthetic.js';

const small = { itemsPerAxis: 2, personas: ['INTP'], templates: ['one'], placebos: [], neutrals: [] };
const code = (value: string) => expect.objectContaining({ code: value });

describe('createAccumulator', () => {
  it('sums readouts per cell and keeps what lies outside the options', () => {
    const snapshot = study(small);
    const accumulator = createAccumulator(snapshot);
    accumulator.add(readout('default:none|one|reversed|en|axes|SN1', [0.1, 0.1, 0.1, 0.1, 0.1]));
    const [tally] = accumulator.tallies;
    // One condition before it is full, one order before it, one item before it.
    const cell = 8 + 1;
    expect([...tally!.mass.slice(cell * 5, cell * 5 + 5)]).toEqual([0.1, 0.1, 0.1, 0.1, 0.1]);
    expect(tally!.answers[cell]).toBe(1);
    expect(tally!.answers.reduce((sum, count) => sum + count, 0)).toBe(1);
  });

  it('counts sampled answers by option and by outcome', () => {
    const accumulator = createAccumulator(study({ ...small, runs: 6 }));
    const key = 'default:none|one|forward|en|axes|EI1';
    accumulator.add(sampled(key, 0, 4));
    accumulator.add(sampled(key, 1, 4));
    accumulator.add(sampled(key, 2, 1));
    accumulator.add(sampled(key, 3, null, 'refusal'));
    accumulator.add(sampled(key, 4, null, 'unparsed'));
    accumulator.add(sampled(key, 5, null, 'truncated'));
    const [tally] = accumulator.tallies;
    expect([...tally!.mass.slice(0, 5)]).toEqual([1, 0, 0, 2, 0]);
    expect([tally!.answers[0], tally!.refusals[0], tally!.unparsed[0], tally!.truncated[0]]).toEqual([
      6, 1, 1, 1,
    ]);
  });

  it('says how much of the study is answered', () => {
    const snapshot = study(small);
    const accumulator = createAccumulator(snapshot);
    expect(accumulator.coverage).toEqual({ answered: 0, expected: 32, share: 0 });
    const [first] = cellsOf(snapshot, half);
    accumulator.add(readout(first!.key, first!.probabilities));
    expect(accumulator.coverage).toEqual({ answered: 1, expected: 32, share: 1 / 32 });
  });

  it('comes to the same whatever the order of the responses', () => {
    const snapshot = study(small);
    const responses = [...cellsOf(snapshot, half)].map(({ key, probabilities }) =>
      readout(key, probabilities),
    );
    const sums = (order: readonly Response[]): readonly number[] => {
      const accumulator = createAccumulator(snapshot);
      for (const response of order) accumulator.add(response);
      return [...accumulator.tallies[0]!.mass];
    };
    fc.assert(
      fc.property(fc.shuffledSubarray(responses, { minLength: responses.length }), (order) => {
        expect(sums(order)).toEqual(sums(responses));
      }),
      { numRuns: 20 },
    );
  });

  it('does not grow with the number of runs', () => {
    const size = (runs: number): number =>
      createAccumulator(study({ ...small, runs })).tallies[0]!.mass.length;
    expect(size(1)).toBe(size(100_000));
  });

  it.each([
    ['a cell of another study', readout('persona:ENTP:described|one|forward|en|axes|EI1', [1, 0, 0, 0, 0])],
    ['another language', readout('default:none|one|forward|fr|axes|EI1', [1, 0, 0, 0, 0])],
    ['an item that the instrument lacks', readout('default:none|one|forward|en|axes|EI9', [1, 0, 0, 0, 0])],
    ['no cell at all', readout('nonsense', [1, 0, 0, 0, 0])],
    ['another number of options', readout('default:none|one|forward|en|axes|EI1', [1, 0])],
    ['no probability', readout('default:none|one|forward|en|axes|EI1', [NaN, 0, 0, 0, 0])],
    ['another mode', sampled('default:none|one|forward|en|axes|EI1', 0, 3)],
  ])('refuses a response to %s', (_, response) => {
    const accumulator = createAccumulator(study(small));
    expect(() => accumulator.add(response)).toThrow(code('STORE_CORRUPT'));
    expect(accumulator.coverage.answered).toBe(0);
  });

  it('refuses a score that no option has', () => {
    const accumulator = createAccumulator(study({ ...small, runs: 1 }));
    expect(() => accumulator.add(sampled('default:none|one|forward|en|axes|EI1', 0, 6))).toThrow(
      code('STORE_CORRUPT'),
    );
  });
});
