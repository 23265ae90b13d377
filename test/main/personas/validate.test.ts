import { describe, expect, it } from 'vitest';
import { validatePersonaFile, validateTemplateFile } from '../../../src/main/personas/validate.js';

const text = (id: string, words: string) => ({ id, text: { en: words } });
const personaFile = (parts: object) => ({
  schemaVersion: 1,
  id: 'mine',
  name: 'Mine',
  licence: 'CC0-1.0',
  citation: 'None',
  ...parts,
});
const role = (id: string, ...wordings: object[]) => ({ id, name: id, reason: 'For the test.', wordings });
const template = (id: string) => ({
  id,
  name: id,
  labels: 'numbers',
  text: { en: { user: '{options} {item}', option: '{label} {text}', separator: '\n' } },
});

describe('validatePersonaFile', () => {
  it('takes a file with one kind of text and fills in the rest', () => {
    const file = validatePersonaFile(
      personaFile({ roles: [role('judge', text('plain', 'You are a judge.'))] }),
      'f',
    );
    expect(file.roles[0]?.wordings[0]).toEqual({
      id: 'plain',
      heldOut: false,
      text: { en: 'You are a judge.' },
    });
    expect(file.placebos).toEqual([]);
  });

  it.each([
    [{ roles: [role('a', text('p', 'x')), role('a', text('p', 'y'))] }, 'roles[1] (a).id: "a" is used twice'],
    [
      { roles: [role('a', text('p', 'x'), text('p', 'y'))] },
      'roles[0] (a).wordings[1] (p).id: "p" is used twice',
    ],
    [
      { roles: [role('a', text('p', 'x'), text('q', 'x'))] },
      'roles[0] (a).wordings[1] (q).text.en: has the text of another wording',
    ],
    [{ roles: [role('a')] }, 'roles[0] (a).wordings'],
    [
      { neutrals: [{ id: 'none', name: 'None', wordings: [text('p', 'x')] }] },
      'neutrals[0] (none).id: "none" stands for no system prompt',
    ],
    [
      { personas: [{ id: 'p', name: 'P', wordings: [text('p', 'x')], targets: { scale: { E: 2 } } }] },
      'personas[0] (p).targets.scale.E',
    ],
    [{ rolls: [] }, 'rolls: is not a known property'],
  ])('refuses %j', (parts, place) => {
    expect(() => validatePersonaFile(personaFile(parts), 'mine.json')).toThrow(
      expect.objectContaining({
        code: 'INVALID_PERSONA',
        message: expect.stringContaining(`mine.json is not a valid persona file: ${place}`) as string,
      }),
    );
  });
});

describe('validateTemplateFile', () => {
  it.each([
    [[template('a'), template('a')], 'templates[1] (a).id: "a" is used twice'],
    [[{ ...template('a'), text: {} }], 'templates[0] (a).text: must hold a text in at least one language'],
    [
      [{ ...template('a'), text: { en: { user: '{item}', option: '{label} {text}', separator: ' ' } } }],
      'templates[0] (a).text.en.user: must hold {item} and {options} exactly once each',
    ],
  ])('refuses %j', (templates, place) => {
    expect(() =>
      validateTemplateFile({ schemaVersion: 1, licence: 'CC0-1.0', templates }, 'mine.json'),
    ).toThrow(
      expect.objectContaining({
        code: 'INVALID_TEMPLATE',
        message: expect.stringContaining(place) as string,
      }),
    );
  });
});
