import { cellKey, type Cell, type ComposedPrompt } from '../../shared/domain/cell.js';
import type { Condition } from '../../shared/domain/condition.js';
import type { Instrument, Item } from '../../shared/domain/instrument.js';
import type { StudyDesign } from '../../shared/domain/study.js';
import { MettleError } from '../../shared/errors.js';
import { quickItems } from '../instruments/scoring.js';
import type { Library } from '../library/load-library.js';
import { madePersonas } from '../personas/conditions.js';
import type { StudySnapshot } from '../store/store.js';
import { administrationsOf, cellOf, promptOf, type Administered } from './administration/ways.js';
import { CellOrder } from './cell-order.js';
import { conditioningLanguage } from './conditioning.js';
import { planHash } from './plan-hash.js';
import { studyKind } from './registry.js';
import { itemOrderSpecifications, makeItemOrders } from './item-orders.js';
import { makeSpecifications } from './specifications.js';

/** One cell of a plan: its place in the plan's order (from 0), its key, and what the subject is asked. */
export interface PlannedCell {
  readonly index: number;
  readonly key: string;
  readonly cell: Cell;
  readonly condition: Condition;
  readonly way: Administered;
  readonly instrument: Instrument;
  readonly item: Item;
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
  const chosen = design.instruments
    .map((id) =>
      design.kind === 'replication'
        ? pick(library.experiments, id, 'experiment')
        : pick(library.instruments, id, 'instrument'),
    )
    .map((instrument) => (options.quick ? shorten(instrument, design.quickItemsPerScale) : instrument));
  const instruments = [...chosen, ...(kind.followUps?.(design, chosen) ?? [])];
  const templates = design.templates.map((id) => pick(library.templates, id, 'template'));
  requireAnswerable(design, instruments);
  const conditions = kind.conditions(design, library);
  const language = conditioningLanguage(design);
  const people = kind.people?.(design, library);
  const made = [
    ...madePersonas(design.conditions, library, design.seed, language),
    ...(people?.personas ?? []),
  ];
  const known = new Map([...library.personas, ...made.map((persona) => [persona.id, persona] as const)]);
  const personas = [...new Set(conditions.flatMap(({ persona, antiOf }) => persona ?? antiOf ?? []))].map(
    (id) => pick(known, id, 'persona'),
  );
  const crossed = design.instability?.itemOrders;
  const itemOrders = crossed === undefined ? undefined : makeItemOrders(design, instruments, crossed.count);
  const specifications =
    design.kind === 'specification'
      ? makeSpecifications(design, templates)
      : crossed && itemOrderSpecifications(design, templates, crossed.count);
  const types = personas.flatMap(({ id, type }) => (type === undefined ? [] : [[id, type] as const]));
  const runs = design.administration.mode === 'sampled' ? design.administration.runs : 1;
  const items = instruments.reduce((sum, instrument) => sum + instrument.items.length, 0);
  const snapshot: StudySnapshot = {
    design,
    planHash: planHash(design, { instruments, conditions, templates, specifications, itemOrders }),
    instruments,
    conditions,
    templates,
    ...(specifications === undefined ? {} : { specifications }),
    ...(itemOrders === undefined ? {} : { itemOrders }),
    targets: Object.fromEntries(personas.map(({ id, targets }) => [id, targets])),
    types: Object.fromEntries(types),
    ...(people === undefined ? {} : { people: people.attributes }),
    expectedPerSubject:
      conditions.length * (specifications?.length ?? templates.length * design.orders.length) * items * runs,
    quick: options.quick,
  };
  composeOneOfEach(snapshot);
  return snapshot;
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
 * Every cell with its prompt, in the plan's order: condition, template and option order (or specification), instrument, item, so that
 * neighbours share the longest prefix. One cell is held at a time.
 */
export function* cells(snapshot: StudySnapshot, choice: CellChoice = {}): Generator<PlannedCell> {
  const { from = 0, to = Number.POSITIVE_INFINITY, wanted = () => true } = choice;
  let start = 0;
  const ways = administrationsOf(snapshot);
  for (const condition of snapshot.conditions) {
    for (const way of ways) {
      for (const instrument of snapshot.instruments) {
        if (start >= to) return;
        for (const [position, item] of start + instrument.items.length > from
          ? instrument.items.entries()
          : []) {
          const index = start + position;
          if (index < from || index >= to || !wanted(index)) continue;
          const cell = cellOf(condition, way, instrument, item);
          const prompt = promptOf(condition, way, instrument, item, snapshot.instruments);
          yield { index, key: cellKey(cell), cell, condition, way, instrument, item, prompt };
        }
        start += instrument.items.length;
      }
    }
  }
}

/** The cell with this key, or undefined where the plan has none. */
export function plannedCell(snapshot: StudySnapshot, key: string): PlannedCell | undefined {
  const index = new CellOrder(snapshot).indexOf(key);
  if (index === undefined) return undefined;
  const [cell] = cells(snapshot, { from: index, to: index + 1 });
  return cell;
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

/** Free replies are generated, and read by a judge. Throws `INVALID_STUDY`. */
function requireAnswerable({ administration, judge }: StudyDesign, instruments: readonly Instrument[]): void {
  const open = instruments.find(({ format }) => format === 'open');
  if (open === undefined) return;
  if (administration.mode !== 'sampled') {
    throw new MettleError(
      'INVALID_STUDY',
      `The instrument ${open.id} asks for free replies, which a readout cannot give.`,
      {
        hint: 'Set administration.mode to "sampled", or leave the instrument out.',
      },
    );
  }
  if (judge === undefined) {
    throw new MettleError(
      'INVALID_STUDY',
      `The instrument ${open.id} asks for free replies, and the study names no judge to read them.`,
      {
        hint: 'Give "judge" with a subject, or leave the instrument out.',
      },
    );
  }
}

/** An experiment keeps all its cells: without one of them it is no experiment. */
function shorten(instrument: Instrument, itemsPerScale: number): Instrument {
  if (instrument.experiment !== undefined) return instrument;
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
  for (const way of administrationsOf(snapshot)) {
    for (const instrument of instruments) {
      for (const item of instrument.items) promptOf(condition, way, instrument, item, instruments);
    }
  }
}
