import { describe, expect, it } from 'vitest';
import { analyseUnder, behaving, specificationStudy as snapshotOf } from './synthetic-specifications.js';
import { replicatesEach } from '../../../../src/main/studies/specification/analyse.js';
import { specificationStudy } from '../../../../src/main/studies/specification/kind.js';
import type { SubjectOutcome } from '../../../../src/main/studies/study-kind.js';
import type { Findings } from '../../../../src/shared/contract/results.js';
import { findingsSchema } from '../../../../src/shared/contract/results.js';

const snapshot = snapshotOf();
const outcome = (name: string, responses: number): SubjectOutcome =>
  ({
    subject: { name, sha256: name, quantization: 'Q8_0' },
    responses,
    expected: snapshot.expectedPerSubject,
    failure: null,
  }) as unknown as SubjectOutcome;
const findings: Findings = {
  kind: 'specification',
  result: analyseUnder(
    snapshot,
    behaving({ adopted: ({ language }) => (language === 'de' ? 0.9 : 0.4), noise: 0.2 }),
  ),
};

describe('the report', () => {
  const analysis = specificationStudy.analysis(snapshot);
  analysis.addFindings(outcome('turncoat', snapshot.expectedPerSubject), findings);
  analysis.addFindings(outcome('absent', 0), null);
  const lines = analysis.text({ width: 80, unicode: true, colour: false });
  const text = lines.join('\n');

  it('says what the verdict turns on, with the curve and every factor', () => {
    expect(text).toContain('Verdict        depends');
    expect(text).toMatch(
      /turncoat: Depends on the administration: .*\n?.*choice of\s+language goes with the\s+verdict/s,
    );
    expect(text).toContain('Specification curve');
    expect(lines.filter((line) => /^ {2}s\d\d {2}/.test(line))).toHaveLength(16);
    expect(text).toMatch(/Language +en 0\.\d\d, de 0\.\d\d; largest difference 0\.\d\d \[/);
    expect(text).toMatch(/Languages +English: gate passed in 8 of 8/);
    expect(text).toMatch(/Reliability +EI: alpha/);
    expect(text).toContain('absent: nothing is stored yet.');
  });

  it('keeps to the width, and to ASCII where nothing else can be shown', () => {
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
    const plain = analysis.text({ width: 72, unicode: false, colour: false });
    expect(Math.max(...plain.map((line) => line.length))).toBeLessThanOrEqual(72);
    expect([...plain.join('')].every((character) => character.charCodeAt(0) < 128)).toBe(true);
  });
});

it('gives findings that pass the contract, and refuses those of another kind', () => {
  const analysis = specificationStudy.analysis(snapshot);
  analysis.addFindings(outcome('turncoat', 1), findings);
  expect(findingsSchema.parse(JSON.parse(JSON.stringify(analysis.findings()[0])))).toEqual(findings);
  expect(() => analysis.addFindings(outcome('other', 1), { kind: 'gain' } as Findings)).toThrow(TypeError);
});

it('shares replicates out over specifications, within bounds', () => {
  expect(replicatesEach(2000, 4)).toBe(2000);
  expect(replicatesEach(2000, 40)).toBe(400);
  expect(replicatesEach(2000, 400)).toBe(200);
  expect(replicatesEach(100, 400)).toBe(100);
});
