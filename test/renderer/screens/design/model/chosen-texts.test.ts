import { describe, expect, it } from 'vitest';
import type { PersonaGroup } from '../../../../../src/shared/contract/library.js';
import { conditionSelectionSchema } from '../../../../../src/shared/domain/study.js';
import { chosenTexts } from '../../../../../src/renderer/screens/design/model/chosen-texts.js';

const wordings = [{ id: 'plain', heldOut: false, text: { en: 'Text.' } }];
const text = (id: string) => ({ id, name: id, wordings });
const group: PersonaGroup = {
  id: 'own',
  name: 'Own',
  licence: 'CC0-1.0',
  citation: 'None.',
  origin: 'own',
  personas: ['INTP', 'ESFJ'].map((id) => ({ ...text(id), targets: {} })),
  roles: ['nurse', 'baker'].map((id) => ({ ...text(id), reason: 'Work.' })),
  placebos: ['brick', 'lake'].map(text),
  neutrals: [text('assistant')],
};

const idsOf = (selection: object) =>
  chosenTexts([group], conditionSelectionSchema.parse(selection)).map(({ id }) => id);

describe('the texts whose wordings are chosen', () => {
  it('are the chosen personas, roles and placebos', () => {
    expect(idsOf({})).toEqual(['INTP', 'ESFJ', 'brick', 'lake']);
    expect(idsOf({ personas: ['ESFJ'], roles: ['baker'], placebos: [] })).toEqual(['ESFJ', 'baker']);
  });

  it('are those of pairs too, each once', () => {
    const rolePersonas = [{ role: 'nurse', persona: 'INTP' }];
    expect(idsOf({ personas: ['INTP'], placebos: [], rolePersonas })).toEqual(['INTP', 'nurse']);
    expect(idsOf({ personas: [], placebos: [], rolePersonas })).toEqual(['INTP', 'nurse']);
  });
});
