import { templateLanguage, type Template } from '../../../../shared/domain/template.js';

/** The text in which a template will put items of a language, and whether it is lent from English. */
export interface TemplateFrame {
  readonly text: string;
  readonly language: string;
  readonly isLent: boolean;
}

/** The frame of a template around items of a language, with what it asks to be given in place of `{answer}`; null for none. */
export function templateFrame(template: Template, language: string): TemplateFrame | null {
  const found = templateLanguage(template, language);
  const frame = found === null ? undefined : template.text[found];
  if (found === null || frame === undefined) return null;
  const text = frame.user.replace('{answer}', frame.answers?.[template.labels] ?? '');
  return { text, language: found, isLent: found !== language };
}
