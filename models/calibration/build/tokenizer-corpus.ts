import type { Library } from '../../../src/main/library/load-library.js';
import type { Wording } from '../../../src/shared/domain/persona.js';
import { TEMPLATE_PARTS } from './prompts.js';
import { requestTexts } from './requests.js';

/** Every text of training with a weight; held-out templates and wordings stay out. */
export function* tokenizerCorpus(library: Library): Generator<readonly [text: string, weight: number]> {
  for (const instrument of library.instruments.values()) {
    for (const item of instrument.items) {
      const text = item.text['en'] as string;
      yield [text, 3];
      yield [` ${text}`, 6];
    }
    for (const option of instrument.options) yield [` ${option.text['en'] as string}`, 50];
  }
  for (const template of library.templates.values()) {
    const { user = '', answers } = template.text['en'] ?? {};
    const asked = user.replace('{answer}', answers?.[template.labels] ?? '');
    if (!template.heldOut) yield [asked.replace(/\{\w+\}/g, ' '), 20];
  }
  for (const part of [
    ...TEMPLATE_PARTS.instructions,
    ...TEMPLATE_PARTS.optionIntroductions,
    ...TEMPLATE_PARTS.itemFrames,
    ...TEMPLATE_PARTS.closers,
  ]) {
    yield [part.replace(/\{\w+\}/g, ' '), 8];
  }
  const texts: Iterable<{ wordings: readonly Wording[] }>[] = [
    library.personas.values(),
    library.roles.values(),
    library.placebos.values(),
    library.neutrals.values(),
  ];
  for (const group of texts) {
    for (const { wordings } of group) {
      for (const wording of wordings) if (!wording.heldOut) yield [wording.text['en'] as string, 3];
    }
  }
  for (const text of requestTexts()) yield [text, 3];
  yield ['1 2 3 4 5 A B C D E\n1\n2\n3\n4\n5\nA\nB\nC\nD\nE', 100];
}
