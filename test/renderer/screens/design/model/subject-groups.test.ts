import { describe, expect, it } from 'vitest';
import type { SubjectSummary } from '../../../../../src/shared/contract/subjects.js';
import {
  foundSubjects,
  missingReferences,
  subjectGroups,
} from '../../../../../src/renderer/screens/design/model/subject-groups.js';

function subject(reference: string, changes: Partial<SubjectSummary> = {}): SubjectSummary {
  return {
    reference,
    path: reference,
    name: reference,
    calibration: false,
    architecture: 'llama',
    quantization: 'Q8_0',
    family: null,
    sizeLabel: null,
    licence: null,
    bytes: 100,
    contextLength: 2048,
    memoryBytes: 200,
    fits: true,
    fitMessage: null,
    chatTemplate: true,
    sha256: null,
    ...changes,
  };
}

const subjects = [
  subject('/m/stray.gguf'),
  subject('/m/zeta-q4.gguf', { family: 'Zeta', bytes: 40, quantization: 'Q4_K_M' }),
  subject('/m/zeta-q8.gguf', { family: 'Zeta', bytes: 80 }),
  subject('/m/alpha.gguf', { family: 'Alpha' }),
  subject('calibration:stubborn', { calibration: true, name: 'Stubborn' }),
  subject('calibration:half', { calibration: true, name: 'Half', family: 'Zeta' }),
];

describe('subjects in groups', () => {
  it('stand by family, calibration subjects first, strays last, the largest file first', () => {
    expect(
      subjectGroups(subjects).map(({ title, subjects: members }) => [
        title,
        members.map((one) => one.reference),
      ]),
    ).toEqual([
      ['Calibration subjects', ['calibration:half', 'calibration:stubborn']],
      ['Alpha', ['/m/alpha.gguf']],
      ['Zeta', ['/m/zeta-q8.gguf', '/m/zeta-q4.gguf']],
      ['Other files', ['/m/stray.gguf']],
    ]);
  });

  it('hold every subject once', () => {
    expect(subjectGroups(subjects).flatMap((group) => group.subjects)).toHaveLength(subjects.length);
  });
});

describe('a search for subjects', () => {
  it('wants every word, wherever it occurs', () => {
    expect(foundSubjects(subjects, ' zeta  q4_k ').map(({ reference }) => reference)).toEqual([
      '/m/zeta-q4.gguf',
    ]);
    expect(foundSubjects(subjects, '')).toHaveLength(subjects.length);
    expect(foundSubjects(subjects, 'nothing of the kind')).toEqual([]);
  });
});

describe('references without a file', () => {
  it('are named', () => {
    expect(missingReferences(['/m/alpha.gguf', '/gone.gguf'], subjects)).toEqual(['/gone.gguf']);
  });
});
