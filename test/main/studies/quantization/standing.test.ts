import { describe, expect, it } from 'vitest';
import { standingOf } from '../../../../src/main/studies/quantization/standing.js';
import type { AdapterFile, SubjectFile } from '../../../../src/shared/domain/subject.js';

const file = (name: string, changes: Partial<SubjectFile> = {}): SubjectFile => ({
  path: `/models/${name}.gguf`,
  bytes: 100,
  modifiedMs: 0,
  sha256: `${name}0000000000`,
  name,
  architecture: 'llama',
  quantization: 'F16',
  family: 'seven',
  sizeLabel: null,
  licence: null,
  contextLength: 1,
  vocabularySize: 1,
  chatTemplate: null,
  tensors: 1,
  ...changes,
});

const full = file('full', { bytes: 1600 });
const eight = file('eight', { bytes: 850, quantization: 'Q8_0' });
const four = file('four', { bytes: 450, quantization: 'Q4_K_M' });
const other = file('other', { bytes: 9000, family: 'nine' });
const orphan = file('orphan', { family: null });
const adapter = { name: 'manners', bytes: 20 } as AdapterFile;
const adapted = file('adapted', { bytes: 850, adapter, baseSha256: eight.sha256 });
const all = [eight, full, four, other, orphan, adapted];

const of = (subject: SubjectFile, reference?: string, subjects: readonly SubjectFile[] = all) =>
  standingOf(subject, subjects, reference === undefined ? {} : { reference });
const against = (subject: SubjectFile) => ({ role: 'variant', sha256: subject.sha256 });

describe('what a subject is compared with', () => {
  it('is the largest file of its own family, which is a reference itself', () => {
    expect(of(eight)).toEqual(against(full));
    expect(of(four)).toEqual(against(full));
    expect(of(full)).toEqual({ role: 'reference' });
  });

  it.each(['Q8_0', 'q8_0', 'eight', eight.sha256.slice(0, 8)])(
    'is the variant that the settings call %s',
    (words) => {
      expect(of(four, words)).toEqual(against(eight));
      expect(of(full, words)).toEqual(against(eight));
    },
  );

  it('is the largest file where the family has no such variant, and digits that are too few name none', () => {
    expect(of(four, 'Q2_K')).toEqual(against(full));
    expect(of(four, eight.sha256.slice(0, 4))).toEqual(against(full));
  });

  it('is the base of an adapter, whatever its family is compared with', () => {
    expect(of(adapted)).toEqual(against(eight));
    expect(of(adapted, 'F16')).toEqual(against(eight));
    expect(of(eight, undefined, [eight, adapted])).toEqual({ role: 'reference' });
  });

  it('is nothing for the only one of a family, for a file without one, and for an adapter without its base', () => {
    expect(of(other)).toEqual({
      role: 'alone',
      why: 'it is the only one of its family, nine, among the subjects',
    });
    expect(of(orphan)).toMatchObject({
      role: 'alone',
      why: expect.stringContaining('names no base model') as string,
    });
    expect(of(adapted, undefined, [full, adapted])).toMatchObject({
      role: 'alone',
      why: 'the base that its adapter is laid over is not among the subjects',
    });
  });
});
