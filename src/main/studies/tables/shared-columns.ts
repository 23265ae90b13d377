import type { Column, Reference } from './column.js';

export const HASH = { pattern: '[0-9a-f]{64}' } as const;

export const SUBJECT: Column = {
  name: 'subject',
  type: 'string',
  ...HASH,
  required: true,
  meaning: 'SHA-256 of the subject.',
};

export const CONDITION: Column = {
  name: 'condition',
  type: 'string',
  required: true,
  meaning: 'What stood before the item.',
};

export const INSTRUMENT: Column = {
  name: 'instrument',
  type: 'string',
  required: true,
  meaning: 'Instrument that the item belongs to.',
};

export const ITEM: Column = {
  name: 'item',
  type: 'string',
  required: true,
  meaning: 'Item of the instrument.',
};

export const SPECIFICATION: Column = {
  name: 'specification',
  type: 'string',
  meaning: 'Way of administering, in a study that varies it; else missing.',
};

/** A column `subject` names a row of the table of subjects. */
export const OF_SUBJECT: Reference = { columns: ['subject'], table: 'subjects', key: ['sha256'] };

/** A column `condition` names a row of the table of conditions. */
export const OF_CONDITION: Reference = { columns: ['condition'], table: 'conditions', key: ['condition'] };
