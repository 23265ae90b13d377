import { describe, expect, it } from 'vitest';
import { loadLibrary } from '../../../../../src/main/library/load-library.js';
import { planStudy } from '../../../../../src/main/studies/plan.js';
import { kindChanges, ofKind } from '../../../../../src/renderer/screens/design/model/kind-choice.js';
import { draftDesignSchema } from '../../../../../src/shared/contract/designs.js';
import { quantizationSettingsSchema } from '../../../../../src/shared/domain/quantization/settings.js';
import { STUDY_KINDS } from '../../../../../src/shared/domain/study.js';
import { content } from '../draft-content-fixture.js';

describe('a design of another kind', () => {
  const { design } = content();

  it('can be planned as it is, whatever kinds were chosen before', async () => {
    const library = await loadLibrary();
    for (const before of STUDY_KINDS) {
      for (const kind of STUDY_KINDS) {
        const made = ofKind(ofKind(design, before), kind);
        expect(made.kind).toBe(kind);
        expect(draftDesignSchema.safeParse(made).success).toBe(true);
        expect(planStudy(made, library, { quick: true }).conditions.length).toBeGreaterThan(1);
        expect(Object.hasOwn(made, 'specification')).toBe(kind === 'specification');
      }
    }
  });

  it('asks for all traits in nine levels where conditioning gain is asked for', () => {
    const { conditions, instruments } = ofKind(design, 'gain');
    expect(conditions.sources).toEqual([
      {
        kind: 'graded',
        traits: ['E', 'A', 'C', 'N', 'O'],
        levels: [1, 2, 3, 4, 5, 6, 7, 8, 9],
        scheme: 'qualified',
      },
    ]);
    expect(conditions.personas).toEqual([]);
    expect(instruments).toEqual(['ipip-neo-120']);
  });

  it('keeps what a researcher has chosen', () => {
    const own = content({
      instruments: ['scenarios-40', 'jungian-4x12'],
      conditions: { ...design.conditions, personas: ['INTP'], placebos: [] },
    }).design;
    const gain = ofKind(own, 'gain');
    expect(gain.instruments).toEqual(own.instruments);
    expect(gain.conditions.personas).toEqual(['INTP']);
    expect(gain.conditions.placebos).toBe('all');
    expect(ofKind(own, 'readings').instruments).toEqual(['scenarios-40', 'jungian-4x12', 'ipip-neo-120']);
    const varied = ofKind(own, 'specification');
    expect(varied.specification?.labels).toEqual(['numbers', 'letters', 'words']);
    expect(ofKind(varied, 'specification')).toBe(varied);
  });

  it('says what was put in and taken out', () => {
    const name = (id: string) => id.toUpperCase();
    expect(kindChanges(design, ofKind(design, 'gain'), name)).toEqual([
      'It now asks IPIP-NEO-120.',
      'Personas of nine graded levels were put in for each trait.',
      'The other personas were taken out.',
    ]);
    const varied = ofKind(design, 'specification');
    expect(kindChanges(varied, ofKind(varied, 'resistance'), name)).toEqual([
      'The levels of its factors were taken out.',
    ]);
    expect(kindChanges(design, ofKind(design, 'resistance'), name)).toEqual([]);
  });

  it('keeps the margins of a comparison for the kind that compares, and says where they went', () => {
    const compared = {
      ...ofKind(design, 'quantization'),
      quantization: quantizationSettingsSchema.parse({ reference: 'Q8_0' }),
    };
    expect(ofKind(compared, 'quantization').quantization?.reference).toBe('Q8_0');
    const other = ofKind(compared, 'resistance');
    expect(Object.hasOwn(other, 'quantization')).toBe(false);
    expect(kindChanges(compared, other, (id) => id)).toEqual([
      'The margins of its comparison were taken out.',
    ]);
  });
});
