import type { ComposedPrompt, PresentedOption } from '../../shared/domain/cell.js';
import type { Condition } from '../../shared/domain/condition.js';
import type { Instrument, Item } from '../../shared/domain/instrument.js';
import {
  COMMON_LANGUAGE,
  templateLanguage,
  type LabelStyle,
  type OptionOrder,
  type Template,
  type TemplateText,
} from '../../shared/domain/template.js';
import type { Language, Localised } from '../../shared/domain/text.js';
import { MettleError } from '../../shared/errors.js';

export { templateLanguage };

/** The label of an option at `position` (from 0): `1`, `2`, …, or `A`, `B`, …, or with `words` the option's own text. */
export function optionLabel(style: LabelStyle, position: number, text: string): string {
  if (style === 'words') return text;
  return style === 'numbers' ? String(position + 1) : String.fromCharCode(65 + position);
}

/**
 * The options in presented order; labels follow the presentation, scores follow the option (before keying). An instrument
 * of the format `choice` takes its texts, and the order that `forward` means, from the item, which it then needs.
 * Throws `INVALID_INSTRUMENT` where a text is missing in the language asked for, or an item lacks options of its own.
 */
export function presentOptions(
  instrument: Instrument,
  style: LabelStyle,
  order: OptionOrder,
  language: Language,
  item?: Item,
): PresentedOption[] {
  const forward = forwardOptions(instrument, item);
  return (order === 'forward' ? forward : forward.toReversed()).map(
    ({ score, text: texts, what }, position) => {
      const text = textIn(texts, language, what);
      return { label: optionLabel(style, position, text), score, text };
    },
  );
}

/**
 * The one place where a prompt's text is made: every door, and the calibration subjects' training, go through it.
 * Returns the messages before a subject's own chat template is applied. `labels` takes the place of the template's own
 * style. A template without the item's language lends its English frame (`templateLanguage`). The prompt of an instrument
 * that is answered freely (format `open`) is the item alone, without options and frame; that of a second turn (task
 * `confidence`) is the template's own question. Throws `INVALID_TEMPLATE` or `INVALID_INSTRUMENT` where a text is missing in the
 * language asked for, for the style asked for, or for a second turn.
 */
export function composePrompt(
  condition: Pick<Condition, 'system'>,
  template: Template,
  instrument: Instrument,
  item: Item,
  order: OptionOrder,
  language: Language,
  labels: LabelStyle = template.labels,
): ComposedPrompt {
  const itemText = textIn(item.text, language, `item ${item.id} of instrument ${instrument.id}`);
  if (instrument.format === 'open') return { system: condition.system, user: itemText, options: [] };
  const { text, answer } = frame(template, language, labels);
  const options = presentOptions(instrument, labels, order, language, item);
  const optionLines = options
    .map((option) =>
      labels === 'words' ? option.text : fill(text.option, { label: option.label, text: option.text }),
    )
    .join(text.separator);
  return {
    system: condition.system,
    user: fill(patternFor(instrument, text, template), {
      options: optionLines,
      item: itemText,
      answer,
    }),
    options,
  };
}

/** How a template puts an item of this instrument. Throws `INVALID_TEMPLATE` where it does not say how to ask a second turn. */
function patternFor({ task, format }: Instrument, text: TemplateText, { id }: Template): string {
  if (task?.kind !== 'confidence') return format === 'choice' ? (text.choice ?? text.user) : text.user;
  if (text.confidence !== undefined) return text.confidence;
  throw new MettleError(
    'INVALID_TEMPLATE',
    `Template ${id} does not say how to ask for confidence in an answer.`,
    {
      hint: 'Take a template with a text "confidence", such as "judgement", or set identity.confidence to false.',
    },
  );
}

/** A template's text in the language of its frame, and what it asks to be given with these labels. */
function frame(
  template: Template,
  language: Language,
  labels: LabelStyle,
): { readonly text: TemplateText; readonly answer: string } {
  const found = templateLanguage(template, language);
  const text = found === null ? undefined : template.text[found];
  if (text === undefined) {
    throw new MettleError(
      'INVALID_TEMPLATE',
      `Template ${template.id} has no text in language "${language}", nor in "${COMMON_LANGUAGE}".`,
      { hint: `Choose one of: ${Object.keys(template.text).join(', ')}.` },
    );
  }
  if (text.answers === undefined && labels !== template.labels) {
    throw new MettleError(
      'INVALID_TEMPLATE',
      `Template ${template.id} asks for ${template.labels} in language "${found}" and does not say how to ask for ${labels}.`,
      { hint: `Give its text {answer} and "answers" for each label style, or leave its labels as they are.` },
    );
  }
  return { text, answer: text.answers?.[labels] ?? '' };
}

interface ForwardOption {
  readonly score: number;
  readonly text: Localised;
  /** Names the option in messages. */
  readonly what: string;
}

function forwardOptions(instrument: Instrument, item: Item | undefined): ForwardOption[] {
  if (instrument.format !== 'choice') {
    return instrument.options.map(({ score, text }) => ({
      score,
      text,
      what: `option ${score} of instrument ${instrument.id}`,
    }));
  }
  const own = instrument.options.map(({ score }, place): ForwardOption => {
    const text = item?.options?.[place];
    if (text === undefined) throw missingChoice(instrument, item, place);
    return { score, text, what: `option ${score} of item ${item?.id} of instrument ${instrument.id}` };
  });
  return (item?.presented ?? [...own.keys()]).map((place) => {
    const option = own[place];
    if (option === undefined) throw missingChoice(instrument, item, place);
    return option;
  });
}

function missingChoice(instrument: Instrument, item: Item | undefined, place: number): MettleError {
  return new MettleError(
    'INVALID_INSTRUMENT',
    `Item ${item?.id ?? '(none)'} of instrument ${instrument.id} has no option at place ${place} of its own.`,
    { hint: 'In an instrument of the format "choice" each item has as many options as there are scores.' },
  );
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
