import { describe, expect, it } from 'vitest';
import { templateFrame } from '../../../../../src/renderer/screens/design/model/template-frames.js';
import type { Template } from '../../../../../src/shared/domain/template.js';

const text = (user: string) => ({
  user,
  answers: { numbers: 'Give the number.', letters: 'Give the letter.', words: 'Give the words.' },
  option: '{label} = {text}',
  separator: '\n',
});
const template: Template = {
  id: 'own',
  name: 'Own',
  heldOut: false,
  labels: 'letters',
  text: { en: text('{options} {item} {answer}'), de: text('Nun: {options} {item} {answer}') },
};

describe('the frame of a template', () => {
  it('is that of the language of the items, else the English one', () => {
    expect(templateFrame(template, 'de')).toEqual({
      text: 'Nun: {options} {item} Give the letter.',
      language: 'de',
      isLent: false,
    });
    expect(templateFrame(template, 'th')).toMatchObject({ language: 'en', isLent: true });
    expect(templateFrame({ ...template, text: { de: template.text['de']! } }, 'th')).toBeNull();
  });
});
