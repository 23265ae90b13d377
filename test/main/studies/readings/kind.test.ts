import { describe, expect, it } from 'vitest';
import { readingsStudy } from '../../../../src/main/studies/readings/kind.js';
import type { SubjectOutcome } from '../../../../src/main/studies/study-kind.js';
import { findingsSchema } from '../../../../src/shared/contract/results.js';
import { cellsOf, half, readout } from '../answers/synthetic.js';
import { fakeSubject } from '../fake-engine.js';
import { behaviour, readingsStudy as snapshotOf } from './two-readings.js';

const snapshot = snapshotOf([behaviour('choice')]);
const outcome: SubjectOutcome = {
  subject: fakeSubject('half'),
  responses: snapshot.expectedPerSubject,
  expected: snapshot.expectedPerSubject,
  failure: null,
};

async function* answers() {
  for (const { key, probabilities } of cellsOf(snapshot, half)) {
    const options = key.includes('|situations|') ? probabilities.slice(0, 4) : probabilities;
    yield readout(key, options);
  }
}

describe('the analysis of a readings study', () => {
  it('reads findings that were stored as it reads the responses themselves, in every width', async () => {
    const worked = readingsStudy.analysis(snapshot);
    await worked.addSubject(outcome, answers());
    await worked.addSubject({ ...outcome, responses: 0 }, (async function* () {})());
    const [findings, nothing] = worked.findings();
    expect(nothing).toBeNull();
    const read = readingsStudy.analysis(snapshot);
    read.addFindings(outcome, findingsSchema.parse(JSON.parse(JSON.stringify(findings))));
    read.addFindings({ ...outcome, responses: 0 }, null);
    expect(read.json()).toEqual(worked.json());
    for (const width of [60, 80, 120]) {
      const layout = { width, unicode: false, colour: false };
      const lines = worked.text(layout);
      expect(lines).toEqual(read.text(layout));
      expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(width);
      expect(lines.join('\n')).toMatch(/Gap +\S/);
    }
  });

  it('refuses findings of another kind', () => {
    const other = { kind: 'gain' } as never;
    expect(() => readingsStudy.analysis(snapshot).addFindings(outcome, other)).toThrow(TypeError);
  });
});
