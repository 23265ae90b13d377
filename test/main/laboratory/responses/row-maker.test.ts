import { describe, expect, it } from 'vitest';
import { RowMaker } from '../../../../src/main/laboratory/responses/row-maker.js';
import { cells } from '../../../../src/main/studies/plan.js';
import { readout, sampled } from '../../studies/answers/synthetic.js';
import { smallPlan } from '../fixtures/bench.js';

const plan = smallPlan();
const rows = new RowMaker(plan);
const [first] = [...cells(plan)];
const key = first!.key;

describe('RowMaker', () => {
  it('renormalises over the options and keeps what lies beside them', () => {
    const row = rows.row({ id: 5, sha256: 'abc', response: readout(key, [0.1, 0.1, 0.2]) });
    expect(row).toMatchObject({ id: 5, subject: 'abc', outcome: 'readout', run: null, text: null });
    expect(row.probabilities).toEqual([0.25, 0.25, 0.5].map((share) => expect.closeTo(share, 12)));
    expect(row.score).toBeCloseTo(2.25, 12);
    expect(row.offOption).toBeCloseTo(0.6, 12);
  });

  it('has no score where no option has any probability', () => {
    const row = rows.row({ id: 1, sha256: 'abc', response: readout(key, [0, 0, 0]) });
    expect(row).toMatchObject({ score: null, probabilities: null, offOption: 1 });
  });

  it('cuts a long answer, but no character', () => {
    const text = `${'x'.repeat(199)}🙂 and so on`;
    const response = { ...sampled(key, 3, null, 'unparsed'), text };
    const row = rows.row({
      id: 1,
      sha256: 'abc',
      response: response,
    });
    expect(row).toMatchObject({ run: 3, outcome: 'unparsed', score: null, text: 'x'.repeat(199) });
  });

  it('refuses a response that the study does not ask for', () => {
    for (const cell of [key.replace('default:none', 'persona:no:a'), key.replace('|i0', '|i99')]) {
      expect(() => rows.row({ id: 1, sha256: 'abc', response: readout(cell, [1, 0, 0]) })).toThrow(
        expect.objectContaining({ code: 'STORE_CORRUPT' }),
      );
    }
  });
});
