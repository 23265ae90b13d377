import type { ComposedPrompt, PresentedOption } from '../../shared/domain/cell.js';
import type { Condition } from '../../shared/domain/condition.js';
import type { Instrument, Item } from '../../shared/domain/instrument.js';
import type { LabelStyle, OptionOrder, Template } from '../../shared/domain/template.js';
import type { Language, Localised } from '../../shared/domain/text.js';
import { MettleError } from '../../shared/errors.js';

/** The label of the option at `position` (from 0): `1`, `2`, … or `A`, `B`, …. */
export function optionLabel(style: LabelStyle, position: number): string {
  return style === 'numbers' ? String(position + 1) : String.fromCharCode(65 + position);
}

/** The instrument's options in presented order; labels follow the presentation, scores follow the option. */
export function presentOptions(
  instrument: Instrument,
  style: LabelStyle,
  order: OptionOrder,
  language: Language,
): PresentedOption[] {
  const ascending = order === 'forward' ? instrument.options : instrument.options.toReversed();
  return ascending.map((option, position) => ({
    label: optionLabel(style, position),
    score: option.score,
    text: textIn(option.text, language, `option ${option.score} of instrument ${instrument.id}`),
  }));
}

/**
 * The one place where a prompt's text is made: every door, and the calibration subjects' training, go through it.
 * Returns the messages before a subject's own chat template is applied. Throws `INVALID_TEMPLATE` or `INVALID_INSTRUMENT`
 * where a text is missing in the language asked for.
 */
export function composePrompt(
  condition: Pick<Condition, 'system'>,
  template: Template,
  instrument: Instrument,
  item: Item,
  order: OptionOrder,
  language: Language,
): ComposedPrompt {
  const text = template.text[language];
  if (text === undefined) {
    throw new MettleError(
      'INVALID_TEMPLATE',
      `Template ${template.id} has no text in language "${language}".`,
      {
        hint: `Choose one of: ${Object.keys(template.text).join(', ')}.`,
      },
    );
  }
  const options = presentOptions(instrument, template.labels, order, language);
  const optionLines = options
    .map((option) => fill(text.option, { label: option.label, text: option.text }))
    .join(text.separator);
  const itemText = textIn(item.text, language, `item ${item.id} of instrument ${instrument.id}`);
  return {
    system: condition.system,
    user: fill(text.user, { options: optionLines, item: itemText }),
    options,
  };
}

function fill(pattern: string, values: Readonly<Record<string, string>>): string {
  return pattern.replace(/\{(\w+)\}/g, (placeholder, name: string) => values[name] ?? placeholder);
}

function textIn(texts: Localised, language: Language, what: string): string {
  const text = texts[language];
  if (text === undefined) {
    throw new MettleError('INVALID_INSTRUMENT', `There is no text in language "${language}" for ${what}.`, {
      hint: `Choose one of: ${Object.keys(texts).join(', ')}.`,
    });
  }
  return text;
}
