import { describe, expect, it } from 'vitest';
import {
  missingReferences,
  recordedHash,
  subjectGroups,
} from '../../../../../src/renderer/screens/design/model/subject-groups.js';
import { adapter, subject } from '../../subjects/subjects-fixture.js';

const subjects = [
  subject('/m/zeta-q4.gguf', { group: 'zeta', name: 'Zeta', bytes: 40, quantization: 'Q4_K_M' }),
  subject('/m/zeta-q8.gguf', { group: 'zeta', name: 'Zeta', bytes: 80, alsoAt: ['/else/zeta.gguf'] }),
  subject('/m/alpha.gguf', { group: 'alpha', name: 'Alpha' }),
  subject('calibration:stubborn', { calibration: true, group: 'stubborn', name: 'Stubborn' }),
  subject('calibration:half', { calibration: true, group: 'half', name: 'Half', path: '/app/half-f16.gguf' }),
];
const ADAPTED = '/m/zeta-q8.gguf|lora:/m/gruff-lora.gguf@0.5';

describe('subjects in groups', () => {
  it('stand by base model, the calibration subjects first, the largest file first', () => {
    expect(
      subjectGroups(subjects).map(({ title, subjects: members }) => [
        title,
        members.map((one) => one.reference),
      ]),
    ).toEqual([
      ['Half', ['calibration:half']],
      ['Stubborn', ['calibration:stubborn']],
      ['Alpha', ['/m/alpha.gguf']],
      ['Zeta', ['/m/zeta-q8.gguf', '/m/zeta-q4.gguf']],
    ]);
  });

  it('hold every subject once', () => {
    expect(subjectGroups(subjects).flatMap((group) => group.subjects)).toHaveLength(subjects.length);
  });

  it('hold the chosen subjects that have an adapter over one of theirs', () => {
    const adapted = subjectGroups(subjects, [ADAPTED, '/m/alpha.gguf']).map((group) => group.adapted);
    expect(adapted).toEqual([[], [], [], [ADAPTED]]);
  });
});

describe('references without a file', () => {
  it('are named, unless the same file lies elsewhere', () => {
    const references = ['/m/alpha.gguf', '/gone.gguf', '/else/zeta.gguf', '/app/half-f16.gguf'];
    expect(missingReferences(references, subjects)).toEqual(['/gone.gguf']);
  });

  it('miss either file of a base with an adapter', () => {
    expect(missingReferences([ADAPTED], subjects, [adapter()])).toEqual([]);
    expect(missingReferences([ADAPTED], subjects, [])).toEqual([ADAPTED]);
    expect(missingReferences([ADAPTED], [], [adapter()])).toEqual([ADAPTED]);
    const own = '/m/alpha.gguf|lora:calibration:reserve';
    const path = 'C:\\app\\adapters\\reserve.gguf';
    expect(missingReferences([own], subjects, [adapter({ path })])).toEqual([own]);
    const source = { ...adapter().source, store: 'calibration' as const };
    expect(missingReferences([own], subjects, [adapter({ path, source })])).toEqual([]);
  });

  it('are found again by the hash that a study recorded', () => {
    const studies = [
      { subjects: [] },
      { subjects: [{ path: '/gone.gguf', sha256: 'ab' }] },
      { subjects: [{ path: '/gone.gguf', sha256: 'cd' }] },
    ];
    expect(recordedHash('/gone.gguf', studies)).toBe('ab');
    expect(recordedHash('/other.gguf', studies)).toBeNull();
  });
});
