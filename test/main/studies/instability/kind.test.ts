import { beforeAll, describe, expect, it } from 'vitest';
import { instabilityStudy } from '../../../../src/main/studies/instability/kind.js';
import type { SubjectOutcome } from '../../../../src/main/studies/study-kind.js';
import type { Response } from '../../../../src/shared/domain/response.js';
import { acquiescent, cellsOf, half, pliant, readout, study, type Subject } from '../answers/synthetic.js';

const base = study({
  analysis: { bootstrap: 100 },
  itemsPerAxis: 12,
  templates: ['one', 'two'],
  placebos: [],
  neutrals: [],
});
const snapshot = { ...base, design: { ...base.design, kind: 'instability' as const } };

/** So near to flat over the options that runs differ far more than personas. */
const noisy: Subject = (own) => pliant(own).map((q) => 0.1 * q + 0.9 * 0.2);

const outcome = (name: string, responses = snapshot.expectedPerSubject): SubjectOutcome => ({
  subject: { name, sha256: name, path: name, quantization: 'F16' } as unknown as SubjectOutcome['subject'],
  responses,
  expected: snapshot.expectedPerSubject,
  failure: null,
});

async function* responses(subject: Subject): AsyncGenerator<Response> {
  for (const { key, probabilities } of cellsOf(snapshot, subject)) yield readout(key, probabilities);
}

const analysis = instabilityStudy.analysis(snapshot);

beforeAll(async () => {
  await analysis.addSubject(outcome('half'), responses(half));
  await analysis.addSubject(outcome('noisy'), responses(noisy));
  await analysis.addSubject(outcome('agreeing'), responses(acquiescent));
  analysis.addFindings(outcome('absent', 0), null);
});

const textOf = (width: number): readonly string[] => analysis.text({ width, unicode: true, colour: false });

describe('the study kind instability', () => {
  it.each([60, 92])('tells its findings in lines of at most %d characters', (width) => {
    const lines = textOf(width);
    for (const line of lines) expect(line.length, line).toBeLessThanOrEqual(width);
  });

  it('tells verdict, ratio, components, length and next design', () => {
    const text = textOf(92).join('\n');
    expect(text).toContain('Persona-dominated, personas differ more than one persona does from itself');
    expect(text).toContain('Noise-dominated, one persona differs from itself');
    expect(text).toMatch(/ICC\(1,1\) {7}.*●.* 0\.\d\d \[0\.\d\d, 0\.\d\d\]/);
    expect(text).toMatch(/Noise ratio {4}0\.\d\d \[/);
    expect(text).toMatch(/By test length 1 item 0\.\d\d, 2 items/);
    expect(text).toMatch(/EI \(12 items\) .*: variance persona \d+%/);
    expect(text).toMatch(/generalizability 0\.80 at least cost/);
    expect(text).toContain('not to be read: ');
    expect(text).toContain('absent: nothing is stored yet.');
  });

  it('takes its own findings back, and no others', () => {
    const [own] = analysis.findings();
    const again = instabilityStudy.analysis(snapshot);
    again.addFindings(outcome('half'), own ?? null);
    expect(again.json()).toEqual(analysis.json().slice(0, 1));
    expect(() => again.addFindings(outcome('half'), { kind: 'resistance' } as never)).toThrow(TypeError);
  });
});
