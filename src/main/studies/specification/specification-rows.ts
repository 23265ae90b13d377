import { CONCLUSIONS } from '../../../shared/domain/specification-curve/result.js';
import { GATE_CHECKS } from '../../../shared/domain/resistance/gate.js';
import { CONTEXTS, ITEM_ORDERS, THINKING } from '../../../shared/domain/specification.js';
import { LABEL_STYLES, OPTION_ORDERS } from '../../../shared/domain/template.js';
import { flatByScale, scaleColumns } from '../tables/common-tables.js';
import type { FindingsTable } from '../tables/findings-table.js';
import {
  count,
  estimate,
  flag,
  maybe,
  NOT_NEGATIVE,
  number,
  POINTS,
  SHARE,
  text,
} from '../tables/observed-columns.js';
import type { Reference } from '../tables/column.js';
import { tableOf } from '../tables/tables-of-kind.js';

const OF_SPECIFICATION: Reference = {
  columns: ['subject', 'specification'],
  table: 'specifications',
  key: ['subject', 'specification'],
};

const specifications = tableOf(
  'specification',
  ({ result }) => result.specifications,
)({
  name: 'specifications',
  title: 'Specifications',
  meaning: 'One row a way of administering: its level of every factor, and what was found under it.',
  key: ['specification'],
  columns: [
    text('specification', 'The specification.', ({ specification }) => specification.id),
    text('template', 'Template.', ({ specification }) => specification.template),
    text('labels', 'Labels of the options.', ({ specification }) => specification.labels, {
      values: LABEL_STYLES,
    }),
    text('option_order', 'Order of the options.', ({ specification }) => specification.order, {
      values: OPTION_ORDERS,
    }),
    text('language', 'Language of the items (BCP 47).', ({ specification }) => specification.language),
    text('item_order', 'Order of the items.', ({ specification }) => specification.itemOrder, {
      values: ITEM_ORDERS,
    }),
    text('context', 'What an item is asked in.', ({ specification }) => specification.context, {
      values: CONTEXTS,
    }),
    text('thinking', 'Whether the subject may think.', ({ specification }) => specification.thinking, {
      values: THINKING,
    }),
    number('temperature', 'Temperature.', ({ specification }) => specification.temperature, NOT_NEGATIVE),
    count('answered', 'Responses.', ({ coverage }) => coverage.answered),
    flag('passed', 'Whether the gate is passed.', ({ gate }) => gate.passed),
    maybe.text('verdict', 'The verdict; missing before anything is answered.', ({ verdict }) => verdict, {
      values: CONCLUSIONS,
    }),
    maybe.text('default_type', 'Type of the default.', ({ defaultType }) => defaultType),
    maybe.estimate('resistance', 'Resistance.', ({ resistance }) => resistance, SHARE),
    maybe.count(
      'cells',
      'Conditions × scales that it rests on.',
      ({ resistance }) => resistance?.cells ?? null,
    ),
    maybe.number(
      'option_mass',
      'Mean probability on the options (readout).',
      ({ optionMass }) => optionMass,
      SHARE,
    ),
    maybe.number(
      'refusal_rate',
      'Share of sampled answers that refuse.',
      ({ refusalRate }) => refusalRate,
      SHARE,
    ),
  ],
});

const failed = tableOf('specification', ({ result }) =>
  result.specifications.flatMap(({ specification, gate }) =>
    gate.failed.map((check) => ({ specification: specification.id, ...check })),
  ),
)({
  name: 'failed_checks',
  title: 'Checks that failed',
  meaning: 'One row a specification and check of the gate that it does not pass.',
  key: ['specification', 'check'],
  references: [OF_SPECIFICATION],
  columns: [
    text('specification', 'The specification.', ({ specification }) => specification),
    text('check', 'The check.', ({ id }) => id, { values: GATE_CHECKS }),
    number('value', 'What it came to.', ({ value }) => value),
  ],
});

const profiles = tableOf('specification', ({ result }) =>
  result.specifications.flatMap(({ specification, profile }) =>
    flatByScale(profile).map((own) => ({ specification: specification.id, ...own })),
  ),
)({
  name: 'defaults',
  title: 'Default persona by specification',
  meaning: 'One row a specification and scale: where the default persona stands.',
  key: ['specification', 'instrument', 'scale'],
  references: [OF_SPECIFICATION],
  columns: [
    text('specification', 'The specification.', ({ specification }) => specification),
    scaleColumns(),
    estimate('mean', 'Mean score, with its interval over items.', (own) => own, POINTS),
  ],
});

const languages = tableOf(
  'specification',
  ({ result }) => result.languages,
)({
  name: 'languages',
  title: 'Languages',
  meaning: 'One row a language of the items.',
  key: ['language'],
  columns: [
    text('language', 'The language (BCP 47).', ({ language }) => language),
    count('specifications', 'Specifications in it.', (row) => row.specifications),
    count('measurable', 'Of these, those that pass the gate.', ({ measurable }) => measurable),
    maybe.number(
      'off_option',
      'Mean probability outside the options (readout).',
      ({ offOption }) => offOption,
      SHARE,
    ),
    maybe.number(
      'refusal_rate',
      'Share of sampled answers that refuse.',
      ({ refusalRate }) => refusalRate,
      SHARE,
    ),
  ],
});

/** Tables of what was found under each specification. */
export const specificationRows: readonly FindingsTable[] = [specifications, failed, profiles, languages];
