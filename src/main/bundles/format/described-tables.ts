import { CONDITION_KINDS } from '../../../shared/domain/condition.js';
import type { Table } from '../../studies/tables/column.js';
import { HASH, INSTRUMENT, ITEM } from '../../studies/tables/shared-columns.js';

const COUNT = { type: 'integer', minimum: 0, maximum: 0x7fff_ffff } as const;
const BYTES = { type: 'integer', unit: 'bytes', minimum: 0 } as const;

/** The exact text of every prompt. */
export const PROMPTS: Table = {
  name: 'prompts',
  title: 'Prompts',
  meaning:
    'The exact text of every prompt, in the subject’s own chat template, in the order of their first use.',
  key: ['sha256'],
  references: [],
  columns: [
    { name: 'sha256', type: 'string', ...HASH, required: true, meaning: 'SHA-256 of the text (UTF-8).' },
    {
      name: 'text',
      type: 'string',
      meaning:
        'The text; missing where texts were left out, or where it holds an item that a licence keeps out.',
    },
  ],
};

/** One row a subject. */
export const SUBJECTS: Table = {
  name: 'subjects',
  title: 'Subjects',
  meaning: 'One row a subject. Weights are never in a bundle.',
  key: ['sha256'],
  references: [],
  columns: [
    {
      name: 'sha256',
      type: 'string',
      ...HASH,
      required: true,
      meaning: 'SHA-256 of the file; with an adapter, of base, adapter and scale together.',
    },
    { name: 'name', type: 'string', required: true, meaning: 'Name that the file gives itself.' },
    { name: 'file', type: 'string', required: true, meaning: 'Name of the file.' },
    {
      name: 'path',
      type: 'string',
      meaning: 'Path of the file on the machine of the run; missing unless asked for.',
    },
    { name: 'bytes', ...BYTES, required: true, meaning: 'Size of the file.' },
    { name: 'architecture', type: 'string', required: true, meaning: 'general.architecture.' },
    { name: 'quantization', type: 'string', required: true, meaning: 'general.file_type in words.' },
    { name: 'family', type: 'string', meaning: 'What variants of one model share.' },
    { name: 'size_label', type: 'string', meaning: 'general.size_label.' },
    { name: 'parameters', type: 'integer', unit: 'weights', minimum: 0, meaning: 'Weights in all tensors.' },
    { name: 'weights_bytes', ...BYTES, meaning: 'Bytes of all tensors.' },
    { name: 'tensors', ...COUNT, required: true, meaning: 'Number of tensors.' },
    {
      name: 'context_length',
      ...COUNT,
      unit: 'tokens',
      required: true,
      meaning: 'Context that it was made for.',
    },
    { name: 'vocabulary', ...COUNT, unit: 'tokens', required: true, meaning: 'Size of the vocabulary.' },
    { name: 'licence', type: 'string', meaning: 'general.license.' },
    { name: 'source', type: 'string', meaning: 'Where to get it, as far as that is known.' },
    { name: 'adapter', type: 'string', meaning: 'Name of the LoRA adapter laid over it.' },
    { name: 'adapter_sha256', type: 'string', ...HASH, meaning: 'SHA-256 of the adapter’s file.' },
    { name: 'adapter_scale', type: 'number', meaning: 'Factor on the adapter’s weights.' },
    {
      name: 'base_sha256',
      type: 'string',
      ...HASH,
      meaning: 'SHA-256 of the base’s file, where an adapter is laid over it.',
    },
    { name: 'responses', type: 'integer', minimum: 0, required: true, meaning: 'Responses in here.' },
    {
      name: 'expected',
      type: 'integer',
      minimum: 0,
      required: true,
      meaning: 'Responses that the plan asks for.',
    },
    { name: 'failure', type: 'string', meaning: 'Code of the error that ended its run.' },
  ],
};

/** What stood before the items. */
export const CONDITIONS: Table = {
  name: 'conditions',
  title: 'Conditions',
  meaning: 'What stood before the items, in the plan’s order.',
  key: ['condition'],
  references: [],
  columns: [
    { name: 'condition', type: 'string', required: true, meaning: 'Name of the condition.' },
    {
      name: 'kind',
      type: 'string',
      values: CONDITION_KINDS,
      required: true,
      meaning: 'Its part in the design.',
    },
    { name: 'persona', type: 'string', meaning: 'Persona whose targets it asks for.' },
    { name: 'role', type: 'string', meaning: 'Role that it sets.' },
    { name: 'wording', type: 'string', meaning: 'Wording of the persona, or of the text.' },
    {
      name: 'held_out',
      type: 'boolean',
      required: true,
      meaning: 'Whether the wording was kept out of the calibration subjects’ training.',
    },
    { name: 'anti_of', type: 'string', meaning: 'Persona whose targets it asks for the other way round.' },
    {
      name: 'length_of',
      type: 'string',
      meaning:
        'Condition whose length it has: its text is fitted to it for each subject, as the prompts show.',
    },
    {
      name: 'system',
      type: 'string',
      meaning: 'The system text; missing where nothing stands before the item.',
    },
  ],
};

/** Items, keying and scales. */
export const ITEMS: Table = {
  name: 'items',
  title: 'Items',
  meaning: 'One row an item, scale that it counts on, and language of the study.',
  key: ['instrument', 'item', 'scale', 'language'],
  references: [],
  columns: [
    INSTRUMENT,
    ITEM,
    {
      name: 'position',
      ...COUNT,
      minimum: 1,
      required: true,
      meaning: 'Place of the item in its instrument, from 1.',
    },
    { name: 'scale', type: 'string', required: true, meaning: 'Scale that it counts on.' },
    { name: 'scale_name', type: 'string', required: true, meaning: 'Name of the scale.' },
    {
      name: 'scale_kind',
      type: 'string',
      values: ['domain', 'facet', 'axis'],
      required: true,
      meaning: 'What the scale is.',
    },
    { name: 'parent', type: 'string', meaning: 'Domain that a facet belongs to.' },
    {
      name: 'sign',
      type: 'integer',
      minimum: -1,
      maximum: 1,
      required: true,
      meaning: '1: counts as answered; -1: reversed, as minimum + maximum - score.',
    },
    {
      name: 'minimum',
      type: 'integer',
      minimum: -0x8000_0000,
      maximum: 0x7fff_ffff,
      required: true,
      meaning: 'Lowest score of the response scale.',
    },
    {
      name: 'maximum',
      type: 'integer',
      minimum: -0x8000_0000,
      maximum: 0x7fff_ffff,
      required: true,
      meaning: 'Highest score of the response scale.',
    },
    { name: 'language', type: 'string', required: true, meaning: 'Language of the texts (BCP 47).' },
    { name: 'text', type: 'string', meaning: 'Text of the item; missing where a licence keeps it out.' },
    {
      name: 'options',
      type: 'string',
      meaning:
        'Texts of its response options by ascending score, as a JSON array; missing where a licence keeps them out, and where none were presented.',
    },
  ],
};

/** Every column of every table. In CSV alone. */
export const DICTIONARY: Table = {
  name: 'dictionary',
  title: 'Data dictionary',
  meaning: 'Every column of every table.',
  key: ['table', 'column'],
  references: [],
  columns: [
    { name: 'table', type: 'string', required: true, meaning: 'Table of the column.' },
    { name: 'column', type: 'string', required: true, meaning: 'Name of the column.' },
    {
      name: 'type',
      type: 'string',
      values: ['string', 'integer', 'number', 'boolean'],
      required: true,
      meaning: 'Type of its values.',
    },
    { name: 'unit', type: 'string', meaning: 'Unit of its values.' },
    { name: 'range', type: 'string', meaning: 'Values that it may have.' },
    { name: 'required', type: 'boolean', required: true, meaning: 'Whether it is never missing.' },
    { name: 'meaning', type: 'string', required: true, meaning: 'What it holds.' },
  ],
};
