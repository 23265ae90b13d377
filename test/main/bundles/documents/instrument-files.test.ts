import { describe, expect, it } from 'vitest';
import { instrumentFiles } from '../../../../src/main/bundles/documents/instrument-files.js';
import { planStudy } from '../../../../src/main/studies/plan.js';
import type { Instrument } from '../../../../src/shared/domain/instrument.js';
import { smallDesign, smallLibrary } from '../../studies/small-study.js';

const study = planStudy(smallDesign(), smallLibrary(), { quick: false });

function file(changes: Partial<Instrument>): ReturnType<typeof instrumentFiles>[number] {
  const [instrument] = study.instruments;
  return instrumentFiles({ ...study, instruments: [{ ...instrument!, ...changes }] })[0]!;
}

describe('instrumentFiles', () => {
  it('holds an instrument as it was administered: in the languages of the study', () => {
    const [instrument] = study.instruments;
    expect(file({})).toEqual({ withheld: null, instrument });
    const items = instrument!.items.map((item) => ({ ...item, text: { ...item.text, de: 'Ein Satz.' } }));
    expect(file({ items })).toEqual({ withheld: null, instrument });
  });

  it('leaves out every text where the licence, or that of a translation in use, is not known to allow it', () => {
    const rubrics = { EI: { en: 'A secret rubric.' } };
    const choices = study.instruments[0]!.items.map((item) => ({
      ...item,
      options: [1, 2, 3].map(() => ({ en: 'A secret option.' })),
    }));
    const kept = file({ licence: 'Ask the publisher', rubrics, items: choices });
    expect(JSON.stringify(kept)).not.toMatch(/Statement|secret|option \d/);
    expect(kept.withheld).toContain('Ask the publisher');
    expect(kept.instrument.items.map(({ id, keys }) => ({ id, keys }))).toEqual(
      study.instruments[0]!.items.map(({ id, keys }) => ({ id, keys })),
    );
    const translations = (language: string): Partial<Instrument> => ({
      translations: [{ language, licence: 'All rights reserved' }],
    });
    expect(file(translations('en')).withheld).toContain('All rights reserved');
    expect(file(translations('de')).withheld).toBeNull();
  });
});
