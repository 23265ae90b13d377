import { describe, expect, it } from 'vitest';
import type { DesignCheck } from '../../../../../src/shared/contract/designs.js';
import { factorLevelsSchema, type Specification } from '../../../../../src/shared/domain/specification.js';
import { FIRST_SAMPLED } from '../../../../../src/renderer/screens/design/model/administration-choice.js';
import { frozenParts, type PartNames } from '../../../../../src/renderer/screens/design/lock/plan-summary.js';
import { content } from '../draft-content-fixture.js';

const check: DesignCheck = {
  problems: [],
  size: {
    conditions: 1,
    templates: 1,
    orders: 2,
    items: 48,
    cells: 96,
    runs: 1,
    responses: 96,
    forwardPasses: 96,
  },
  planHash: 'abc',
  conditions: [{ id: 'default:none', kind: 'default', system: null }],
  specifications: null,
  existing: null,
};

const NAMES: PartNames = {
  subject: (reference) => reference.toUpperCase(),
  instrument: (id) => `the ${id}`,
  template: (id) => `a ${id}`,
};

const wordsOf = (changes: Parameters<typeof content>[0], quick = false, checked = check) => {
  const made = content(changes, quick);
  return Object.fromEntries(frozenParts(made.design, made.quick, checked, NAMES));
};

describe('what is frozen by locking a plan', () => {
  it('names subjects, texts, administration, seed and size', () => {
    expect(wordsOf({ seed: 20260101 })).toMatchObject({
      Subjects: 'CALIBRATION:PLIANT',
      Instrument: 'the jungian-4x12; in English',
      Conditions: '1 default variant, with every text in them',
      Administration:
        'readout of probabilities; templates a statement; options low to high and high to low; fast',
      Seed: '20260101',
      Size: '96 responses a subject',
    });
  });

  it('says how answers are sampled, and that a look is a quick one', () => {
    const words = wordsOf({ administration: { ...FIRST_SAMPLED, answer: 'grammar' } }, true);
    expect(words['Administration']).toContain(
      '30 runs of sampled answers at temperature 1, label only, at most 24 tokens',
    );
    expect(words['Size']).toBe('96 responses a subject, a quick look, 4 items of each scale');
  });

  it('says in which languages texts and items are, and who judges', () => {
    const { conditions } = content().design;
    const words = wordsOf({
      language: 'de',
      conditions: { ...conditions, language: 'en' },
      judge: { subject: 'calibration:half', minAgreement: 0.6 },
    });
    expect(words['Instrument']).toBe('the jungian-4x12; in German; free replies read by CALIBRATION:HALF');
    expect(words['Conditions']).toBe('1 default variant, with every text in them, in English');
  });

  it('names the specifications in place of the orders', () => {
    const specification = factorLevelsSchema.parse({ languages: ['en', 'ar'] });
    const { design } = content({ kind: 'specification', specification });
    const one: Specification = {
      id: 's01',
      template: 'statement',
      labels: 'numbers',
      order: 'forward',
      language: 'en',
      itemOrder: 'published',
      context: 'fresh',
      thinking: 'off',
      temperature: 1,
    };
    const specifications = [one, { ...one, id: 's02', language: 'ar' }];
    const words = wordsOf(design, false, { ...check, specifications });
    expect(words['Kind']).toBe('specification curve');
    expect(words['Instrument']).toBe('the jungian-4x12; in English and Arabic');
    expect(words['Administration']).toBe(
      'readout of probabilities; 2 specifications with every pair of levels; templates a statement; fast',
    );
  });
});
