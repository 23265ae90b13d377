import { cellKey, type Cell, type ComposedPrompt } from '../../shared/domain/cell.js';
import type { Condition } from '../../shared/domain/condition.js';
import type { Instrument } from '../../shared/domain/instrument.js';
import type { StudyDesign } from '../../shared/domain/study.js';
import type { OptionOrder, Template } from '../../shared/domain/template.js';
import { MettleError } from '../../shared/errors.js';
import { quickItems } from '../instruments/scoring.js';
import type { Library } from '../library/load-library.js';
import { composePrompt } from '../personas/compose.js';
import type { StudySnapshot } from '../store/store.js';
import { planHash } from './plan-hash.js';
import { studyKind } from './registry.js';

/** One cell of a plan: its place in the plan's order (from 0), its key, and what the subject is asked. */
export interface PlannedCell {
  readonly index: number;
  readonly key: string;
  readonly cell: Cell;
  readonly instrument: Instrument;
  readonly prompt: ComposedPrompt;
}

/**
 * Freezes a design and the texts that it names into a snapshot. With `quick`, each instrument keeps only
 * `quickItemsPerScale` items a scale, which makes it another study. Throws `INVALID_STUDY` where the design names an
 * instrument, template, persona, role or text that the library does not hold, or a text that is missing in its language.
 */
export function planStudy(
  design: StudyDesign,
  library: Library,
  options: { readonly quick: boolean },
): StudySnapshot {
  const kind = studyKind(design.kind);
  const instruments = design.instruments
    .map((id) => pick(library.instruments, id, 'instrument'))
    .map((instrument) => (options.quick ? shorten(instrument, design.quickItemsPerScale) : instrument));
  const templates = design.templates.map((id) => pick(library.templates, id, 'template'));
  const conditions = kind.conditions(design, library);
  const personas = [
    ...new Set(conditions.flatMap(({ persona }) => (persona === undefined ? [] : [persona]))),
  ].map((id) => pick(library.personas, id, 'persona'));
  const types = personas.flatMap(({ id, type }) => (type === undefined ? [] : [[id, type] as const]));
  const runs = design.administration.mode === 'sampled' ? design.administration.runs : 1;
  const items = instruments.reduce((sum, instrument) => sum + instrument.items.length, 0);
  const snapshot: StudySnapshot = {
    design,
    planHash: planHash(design, { instruments, conditions, templates }),
    instruments,
    conditions,
    templates,
    targets: Object.fromEntries(personas.map(({ id, targets }) => [id, targets])),
    types: Object.fromEntries(types),
    expectedPerSubject: conditions.length * templates.length * design.orders.length * items * runs,
    quick: options.quick,
  };
  composeOneOfEach(snapshot);
  return snapshot;
}

/** The templates that a snapshot holds. Throws `STORE_CORRUPT` for a snapshot that was stored without them. */
export function snapshotTemplates(snapshot: StudySnapshot): readonly Template[] {
  if (snapshot.templates !== undefined) return snapshot.templates;
  throw new MettleError('STORE_CORRUPT', `The stored study ${snapshot.design.name} holds no templates.`, {
    hint: 'Run the study again from its study file.',
  });
}

/** A stretch of a plan, or a choice of cells in it, by their place in the plan's order. */
export interface CellChoice {
  /** Inclusive; 0 by default. */
  readonly from?: number;
  /** Exclusive; the end by default. */
  readonly to?: number;
  /** Cells for which this is false are passed over without making their prompts. */
  readonly wanted?: (index: number) => boolean;
}

/**
 * Every cell with its prompt, in the plan's order: condition, template, option order, instrument, item, so that
 * neighbours share the longest prefix. One cell is held at a time.
 */
export function* cells(snapshot: StudySnapshot, choice: CellChoice = {}): Generator<PlannedCell> {
  const { from = 0, to = Number.POSITIVE_INFINITY, wanted = () => true } = choice;
  let start = 0;
  for (const { condition, template, order, instrument } of blocks(snapshot)) {
    if (start >= to) return;
    const { language } = snapshot.design;
    for (const [position, item] of start + instrument.items.length > from ? instrument.items.entries() : []) {
      const index = start + position;
      if (index < from || index >= to || !wanted(index)) continue;
      const cell: Cell = {
        condition: condition.id,
        instrument: instrument.id,
        item: item.id,
        template: template.id,
        order,
        language,
      };
      const prompt = composePrompt(condition, template, instrument, item, order, language);
      yield { index, key: cellKey(cell), cell, instrument, prompt };
    }
    start += instrument.items.length;
  }
}

/** What the cells of one run of items share. */
function* blocks(snapshot: StudySnapshot): Generator<{
  condition: Condition;
  template: Template;
  order: OptionOrder;
  instrument: Instrument;
}> {
  for (const condition of snapshot.conditions) {
    for (const template of snapshotTemplates(snapshot)) {
      for (const order of snapshot.design.orders) {
        for (const instrument of snapshot.instruments) yield { condition, template, order, instrument };
      }
    }
  }
}

function pick<Entry>(entries: ReadonlyMap<string, Entry>, id: string, what: string): Entry {
  const entry = entries.get(id);
  if (entry === undefined) {
    throw new MettleError(
      'INVALID_STUDY',
      `The study names the ${what} "${id}", which is not in the library.`,
      {
        hint: `Choose from: ${[...entries.keys()].join(', ')}.`,
      },
    );
  }
  return entry;
}

function shorten(instrument: Instrument, itemsPerScale: number): Instrument {
  return { ...instrument, items: [...quickItems(instrument, itemsPerScale)] };
}

/** Every text is used once, so that one missing in the study's language is found before anything is run. */
function composeOneOfEach(snapshot: StudySnapshot): void {
  const { design, conditions, instruments } = snapshot;
  const [condition] = conditions;
  if (condition === undefined) {
    throw new MettleError('INVALID_STUDY', `The study ${design.name} selects no condition.`, {
      hint: 'Give conditions.default, conditions.placebos or conditions.personas at least one entry.',
    });
  }
  for (const template of snapshotTemplates(snapshot)) {
    for (const instrument of instruments) {
      for (const item of instrument.items) {
        composePrompt(condition, template, instrument, item, design.orders[0] ?? 'forward', design.language);
      }
    }
  }
}
