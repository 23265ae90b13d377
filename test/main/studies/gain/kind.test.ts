import { describe, expect, it } from 'vitest';
import { gainStudy } from '../../../../src/main/studies/gain/kind.js';
import type { SubjectOutcome } from '../../../../src/main/studies/study-kind.js';
import type { Response } from '../../../../src/shared/domain/response.js';
import { acquiescent, cellsOf, readout, type Subject } from '../answers/synthetic.js';
import { following, gradedStudy, profiles, single } from './graded-study.js';

const snapshot = gradedStudy({ ...single(), ...profiles() }, { antiTargets: true, itemsPerAxis: 4 });

const outcome = (name: string, responses = snapshot.expectedPerSubject): SubjectOutcome => ({
  subject: { name, sha256: name, path: name, quantization: 'F16' } as unknown as SubjectOutcome['subject'],
  responses,
  expected: snapshot.expectedPerSubject,
  failure: null,
});

async function* responses(subject: Subject): AsyncGenerator<Response> {
  for (const { key, probabilities } of cellsOf(snapshot, subject)) yield readout(key, probabilities);
}

async function textOf(width: number): Promise<readonly string[]> {
  const analysis = gainStudy.analysis(snapshot);
  await analysis.addSubject(outcome('half'), responses(following(snapshot, 0.5)));
  await analysis.addSubject(outcome('agreeing'), responses(acquiescent));
  analysis.addFindings(outcome('absent', 0), null);
  return analysis.text({ width, unicode: true, colour: false });
}

describe('the study kind gain', () => {
  it.each([60, 92])('tells its findings in lines of at most %d characters', async (width) => {
    const lines = await textOf(width);
    for (const line of lines) expect(line.length, line).toBeLessThanOrEqual(width);
  });

  it('tells each figure, and shows none as a bar that is not to be read', async () => {
    const text = (await textOf(92)).join('\n');
    expect(text).toContain('Partly follows, moves with the level that is asked for');
    expect(text).toMatch(/Gain {11}.*●.* 0\.50 \[0\.50, 0\.50\]/);
    expect(text).toMatch(/EI 0\.50 \[0\.50, 0\.50\], ρ 1\.00; followed from level 1 to 9/);
    expect(text).toMatch(/Backfire/);
    expect(text).toMatch(/gain with the other scales varied: EI 0\.50, SN 0\.50/);
    expect(text).toMatch(/not to be read, since the gate was not\s+passed/);
    expect(text).toContain('absent: nothing is stored yet.');
  });

  it('takes its own findings back, and no others', async () => {
    const analysis = gainStudy.analysis(snapshot);
    await analysis.addSubject(outcome('half'), responses(following(snapshot, 0.5)));
    const [found] = analysis.findings();
    const again = gainStudy.analysis(snapshot);
    again.addFindings(outcome('half'), found ?? null);
    expect(again.json()).toEqual(analysis.json());
    expect(() => again.addFindings(outcome('half'), { kind: 'resistance' } as never)).toThrow(TypeError);
  });
});
