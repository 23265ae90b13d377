import type { OptionOrder } from './template.js';
import type { Language } from './text.js';

/** What one readout, or one batch of runs, answers (within one subject). */
export interface Cell {
  readonly condition: string;
  readonly instrument: string;
  readonly item: string;
  readonly template: string;
  readonly order: OptionOrder;
  readonly language: Language;
  /** The specification that it is administered under, in a study that varies the administration. */
  readonly specification?: string;
}

/** The cell's name within a study and a subject: stable, readable, unique. */
export function cellKey(cell: Cell): string {
  const parts = [cell.condition, cell.template, cell.order, cell.language, cell.instrument, cell.item];
  return (cell.specification === undefined ? parts : [...parts, cell.specification]).join('|');
}

/** An option as presented: its label, the score behind it (before keying), and its text. */
export interface PresentedOption {
  readonly label: string;
  readonly score: number;
  readonly text: string;
}

/** A question that was put, and what came back. */
export interface Exchange {
  readonly user: string;
  readonly assistant: string;
}

/** What the composer emits for a cell, before a subject's own chat template is applied. */
export interface ComposedPrompt {
  readonly system: string | null;
  /** Of a second turn whose first answer the plan gives: what was said before, oldest first. */
  readonly history?: readonly Exchange[];
  readonly user: string;
  /** In presented order. */
  readonly options: readonly PresentedOption[];
}

/** The inverse of `cellKey`. Throws a RangeError on text that no cell has. */
export function parseCellKey(key: string): Cell {
  const [condition, template, order, language, instrument, item, specification, ...rest] = key.split('|');
  if (
    condition === undefined ||
    template === undefined ||
    (order !== 'forward' && order !== 'reversed') ||
    language === undefined ||
    instrument === undefined ||
    item === undefined ||
    rest.length > 0
  ) {
    throw new RangeError(`not a cell key: ${key}`);
  }
  const cell: Cell = { condition, template, order, language, instrument, item };
  return specification === undefined ? cell : { ...cell, specification };
}
