import { OPTION_ORDERS } from '../../../shared/domain/template.js';
import type { Column, Table } from '../../studies/tables/column.js';
import {
  CONDITION,
  HASH,
  INSTRUMENT,
  ITEM,
  OF_CONDITION,
  OF_SUBJECT,
  SPECIFICATION,
  SUBJECT,
} from '../../studies/tables/shared-columns.js';
import { CONDITIONS, DICTIONARY, ITEMS, PROMPTS, SUBJECTS } from './described-tables.js';

/** One row a response; `options` columns of probabilities. */
function responses(options: number): Table {
  return {
    name: 'responses',
    title: 'Responses',
    meaning: 'One row a response, in the order of subjects and, within each, of writing.',
    key: ['response'],
    references: [OF_SUBJECT, OF_CONDITION, { columns: ['prompt'], table: 'prompts', key: ['sha256'] }],
    columns: [
      {
        name: 'response',
        type: 'integer',
        minimum: 1,
        required: true,
        meaning: 'Number of the row in this table.',
      },
      SUBJECT,
      CONDITION,
      INSTRUMENT,
      ITEM,
      { name: 'template', type: 'string', required: true, meaning: 'Template that the item was put in.' },
      {
        name: 'option_order',
        type: 'string',
        values: OPTION_ORDERS,
        required: true,
        meaning: 'forward: options by ascending score; reversed: the other way round.',
      },
      { name: 'language', type: 'string', required: true, meaning: 'Language of item and options (BCP 47).' },
      SPECIFICATION,
      {
        name: 'presented',
        type: 'string',
        meaning:
          'Scores of the options in the order in which they were presented, with blanks between; missing where no options were.',
      },
      {
        name: 'mode',
        type: 'string',
        values: ['readout', 'sampled'],
        required: true,
        meaning: 'readout: option probabilities of one forward pass; sampled: one generated answer.',
      },
      {
        name: 'run',
        type: 'integer',
        minimum: 0,
        maximum: 0x7fff_ffff,
        meaning: 'Number of the run in its cell; missing for a readout.',
      },
      {
        name: 'seed',
        type: 'integer',
        minimum: 0,
        maximum: 0xffff_ffff,
        meaning: 'Seed of the run; missing for a readout.',
      },
      {
        name: 'outcome',
        type: 'string',
        values: ['parsed', 'refusal', 'unparsed', 'truncated'],
        meaning: 'What became of a generated answer; missing for a readout.',
      },
      {
        name: 'score',
        type: 'number',
        unit: 'points of the response scale',
        meaning:
          'Score before keying: of a parsed answer that of its option, of a readout the expected score over the options alone.',
      },
      ...probabilities(options),
      {
        name: 'off_option',
        type: 'number',
        minimum: 0,
        maximum: 1,
        meaning: 'Probability outside the options; missing for a sampled answer.',
      },
      {
        name: 'prompt',
        type: 'string',
        ...HASH,
        required: true,
        meaning: 'SHA-256 of the exact prompt text (UTF-8).',
      },
      {
        name: 'text_sha256',
        type: 'string',
        ...HASH,
        meaning: 'SHA-256 of the generated text (UTF-8); missing for a readout.',
      },
      {
        name: 'text',
        type: 'string',
        meaning: 'The generated text; missing for a readout, and where generated texts were left out.',
      },
      ...counts(),
    ],
  };
}

function probabilities(options: number): Column[] {
  return Array.from({ length: options }, (_, place) => ({
    name: `p${place + 1}`,
    type: 'number',
    minimum: 0,
    maximum: 1,
    meaning: `Probability of option ${place + 1} by ascending score, over the whole vocabulary and not renormalised; missing for a sampled answer.`,
  }));
}

function counts(): Column[] {
  const tokens = { type: 'integer', unit: 'tokens', minimum: 0, maximum: 0x7fff_ffff } as const;
  return [
    { name: 'prompt_tokens', ...tokens, required: true, meaning: 'Length of the prompt.' },
    {
      name: 'evaluated_tokens',
      ...tokens,
      meaning:
        'Tokens that a readout evaluated itself, the rest being a kept prefix; missing for a sampled answer.',
    },
    { name: 'generated_tokens', ...tokens, meaning: 'Length of the generated text; missing for a readout.' },
    {
      name: 'batch_shape',
      type: 'integer',
      unit: 'sequences',
      minimum: 1,
      maximum: 0x7fff_ffff,
      meaning:
        'Sequences decoded together: a seed repeats only within one such number; missing for a readout.',
    },
    {
      name: 'milliseconds',
      type: 'number',
      unit: 'ms',
      minimum: 0,
      required: true,
      meaning: 'Time that the response took.',
    },
  ];
}

/** One row a run, condition and scale. */
export const SCORES: Table = {
  name: 'scores',
  title: 'Scores',
  meaning:
    'One row a run, condition and scale (in readout mode a condition and scale; in a study that varies the administration for each specification). An item’s score is the mean over option orders, then templates.',
  key: ['subject', 'condition', 'specification', 'instrument', 'scale', 'run'],
  references: [OF_SUBJECT, OF_CONDITION],
  columns: [
    SUBJECT,
    CONDITION,
    SPECIFICATION,
    INSTRUMENT,
    { name: 'scale', type: 'string', required: true, meaning: 'Domain, facet or axis.' },
    {
      name: 'run',
      type: 'integer',
      minimum: 0,
      maximum: 0x7fff_ffff,
      meaning: 'Number of the run; missing in readout mode.',
    },
    {
      name: 'items',
      type: 'integer',
      minimum: 1,
      maximum: 0x7fff_ffff,
      required: true,
      meaning: 'Items of the scale.',
    },
    {
      name: 'answered',
      type: 'integer',
      minimum: 1,
      maximum: 0x7fff_ffff,
      required: true,
      meaning: 'Items with at least one scorable answer.',
    },
    {
      name: 'score',
      type: 'number',
      unit: 'points of the response scale',
      meaning:
        'Mean of the answered items’ keyed scores; missing where fewer than half of the items were answered.',
    },
  ],
};

/** The tables of a study in which the instrument with most options has `options` of them, each in CSV and Parquet. */
export function bundleTables(options: number): readonly Table[] {
  return [responses(options), SCORES, PROMPTS, SUBJECTS, CONDITIONS, ITEMS];
}

export { DICTIONARY };
