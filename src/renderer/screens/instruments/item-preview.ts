import type { CallInput } from '../../../shared/contract/contract.js';
import type { Instrument } from '../../../shared/domain/instrument.js';
import type { LabelStyle, OptionOrder } from '../../../shared/domain/template.js';
import type { Language } from '../../../shared/domain/text.js';
import { scratchDesign } from '../documents/scratch-design.js';

/** How one item is to be put. */
export interface ItemChoice {
  readonly instrument: Pick<Instrument, 'id' | 'format'>;
  readonly item: string;
  readonly template: string;
  readonly labels: LabelStyle;
  readonly order: OptionOrder;
  readonly language: Language;
}

/** What asks for the text of one item, put in one way to a subject that is told nothing. */
export function itemPreviewRequest(choice: ItemChoice): CallInput<'designs.preview'> {
  const { instrument, item, template, labels, order, language } = choice;
  const design = scratchDesign({
    kind: 'specification',
    instruments: [instrument.id],
    templates: [template],
    orders: [order],
    specification: { labels: [labels], languages: [language] },
    // The system text of this condition is none, and so in no language.
    language,
    ...(instrument.format === 'open'
      ? { administration: { mode: 'sampled', runs: 1 }, judge: { subject: 'preview' } }
      : {}),
  });
  const cell = { condition: 'default:none', instrument: instrument.id, item, template, order };
  return { design, quick: false, subject: null, cell: { ...cell, specification: 's01' } };
}
