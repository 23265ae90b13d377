import { describe, expect, it } from 'vitest';
import { populationStudy } from '../../../../src/main/studies/population/kind.js';
import type { SubjectOutcome } from '../../../../src/main/studies/study-kind.js';
import type { Response } from '../../../../src/shared/domain/response.js';
import { acquiescent, cellsOf, half, readout, stubborn, type Subject } from '../answers/synthetic.js';
import { peopleReference, peopleStudy } from './synthetic-people.js';

const snapshot = peopleStudy(peopleReference(30));

const outcome = (name: string, responses = snapshot.expectedPerSubject): SubjectOutcome => ({
  subject: { name, sha256: name, path: name, quantization: 'F16' } as unknown as SubjectOutcome['subject'],
  responses,
  expected: snapshot.expectedPerSubject,
  failure: null,
});

async function* responses(subject: Subject): AsyncGenerator<Response> {
  for (const { key, probabilities } of cellsOf(snapshot, subject)) yield readout(key, probabilities);
}

describe('the study kind population', () => {
  it.each([60, 92])('tells its findings in lines of at most %d characters', async (width) => {
    const analysis = populationStudy.analysis(snapshot);
    await analysis.addSubject(outcome('half'), responses(half));
    await analysis.addSubject(outcome('stubborn'), responses(stubborn));
    await analysis.addSubject(outcome('agreeing'), responses(acquiescent));
    analysis.addFindings(outcome('absent', 0), null);
    const lines = analysis.text({ width, unicode: true, colour: false });
    for (const line of lines) expect(line.length, line).toBeLessThanOrEqual(width);
    const text = lines.join(' ').replaceAll(/\s+/g, ' ');
    expect(text).toContain('These people were made up by a program');
    expect(text).toContain('half: Narrowed, simulated people differ less than people do: variance 0.25');
    expect(text).toContain('stubborn: Collapsed');
    expect(text).toContain('agreeing: Not measurable');
    expect(text).toContain('absent: nothing is stored yet.');
  });

  it('takes its own findings back, and no others', async () => {
    const analysis = populationStudy.analysis(snapshot);
    await analysis.addSubject(outcome('half'), responses(half));
    const [found] = analysis.findings();
    const again = populationStudy.analysis(snapshot);
    again.addFindings(outcome('half'), found ?? null);
    expect(again.json()).toEqual(analysis.json());
    expect(() => again.addFindings(outcome('half'), { kind: 'gain' } as never)).toThrow(TypeError);
  });
});
