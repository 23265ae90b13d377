import { cellKey, type Cell, type ComposedPrompt } from '../../../shared/domain/cell.js';
import type { Condition } from '../../../shared/domain/condition.js';
import type { Instrument, Item } from '../../../shared/domain/instrument.js';
import type { Specification } from '../../../shared/domain/specification.js';
import type { OptionOrder, Template } from '../../../shared/domain/template.js';
import type { Language } from '../../../shared/domain/text.js';
import { MettleError } from '../../../shared/errors.js';
import { composePrompt } from '../../personas/compose.js';
import type { StudySnapshot } from '../../store/store.js';

/** One way in which a study puts the items of a condition. */
export interface Administered {
  readonly template: Template;
  readonly order: OptionOrder;
  readonly language: Language;
  /** In a study that varies the administration. */
  readonly specification: Specification | null;
}

/** The templates that a snapshot holds. Throws `STORE_CORRUPT` for a snapshot that was stored without them. */
export function snapshotTemplates(snapshot: StudySnapshot): readonly Template[] {
  if (snapshot.templates !== undefined) return snapshot.templates;
  throw new MettleError('STORE_CORRUPT', `The stored study ${snapshot.design.name} holds no templates.`, {
    hint: 'Run the study again from its study file.',
  });
}

/**
 * The ways in which a study puts its items, in the plan's order: its specifications, or every template in every option order.
 * Throws `STORE_CORRUPT` for a snapshot that lacks a template that it names.
 */
export function administrationsOf(snapshot: StudySnapshot): readonly Administered[] {
  const templates = snapshotTemplates(snapshot);
  const { orders, language } = snapshot.design;
  const { specifications } = snapshot;
  if (specifications === undefined) {
    return templates.flatMap((template) =>
      orders.map((order) => ({ template, order, language, specification: null })),
    );
  }
  const byId = new Map(templates.map((template) => [template.id, template]));
  return specifications.map((specification) => {
    const template = byId.get(specification.template);
    if (template !== undefined) {
      const { order, language: own } = specification;
      return { template, order, language: own, specification };
    }
    throw new MettleError(
      'STORE_CORRUPT',
      `The stored study ${snapshot.design.name} holds no template ${specification.template}.`,
      { hint: 'Run the study again from its study file.' },
    );
  });
}

/** What tells an administration from the others of its study: the part of a cell's name that it gives. */
export function administrationKey({
  template,
  order,
  language,
  specification,
}: Pick<Cell, 'template' | 'order' | 'language' | 'specification'>): string {
  return [template, order, language, specification ?? ''].join('|');
}

/** The key that cells put in this way have. */
export function keyOf({ template, order, language, specification }: Administered): string {
  return administrationKey({
    template: template.id,
    order,
    language,
    ...(specification === null ? {} : { specification: specification.id }),
  });
}

/** The cell of an item put in this way in a condition. */
export function cellOf(
  condition: Condition,
  { template, order, language, specification }: Administered,
  instrument: Instrument,
  item: Item,
): Cell {
  const cell: Cell = {
    condition: condition.id,
    instrument: instrument.id,
    item: item.id,
    template: template.id,
    order,
    language,
  };
  return specification === null ? cell : { ...cell, specification: specification.id };
}

/**
 * The prompt of an item put in this way in a condition. One that is a second turn has the first in its history where the plan
 * says what was answered, with the label of that option as the answer; `instruments` are the study's. Throws as
 * `composePrompt`, and `STORE_CORRUPT` where the study lacks the first turn.
 */
export function promptOf(
  condition: Pick<Condition, 'system'>,
  way: Administered,
  instrument: Instrument,
  item: Item,
  instruments: readonly Instrument[],
): ComposedPrompt {
  const put = (asked: Instrument, own: Item): ComposedPrompt =>
    composePrompt(condition, way.template, asked, own, way.order, way.language, way.specification?.labels);
  const prompt = put(instrument, item);
  if (item.after?.option === undefined) return prompt;
  const { after } = item;
  const first = instruments.find(({ id }) => id === after.instrument);
  const rated = first?.items.find(({ id }) => id === after.item);
  const score = first?.options[item.after.option]?.score;
  if (first === undefined || rated === undefined || score === undefined) {
    throw new MettleError(
      'STORE_CORRUPT',
      `The study lacks the first turn of ${instrument.id}, ${item.id}.`,
      {
        hint: 'Run the study again from its study file.',
      },
    );
  }
  const { user, options } = put(first, rated);
  const said = options.find((option) => option.score === score);
  return { ...prompt, history: [{ user, assistant: said?.label ?? '' }] };
}

/** The administration of a cell, or undefined where the study has no such one. */
export function administrationOf(snapshot: StudySnapshot, cell: Cell): Administered | undefined {
  const key = administrationKey(cell);
  return administrationsOf(snapshot).find((candidate) => keyOf(candidate) === key);
}

/** The names of all cells of these conditions and items, put in the ways that `wanted` leaves. */
export function cellKeysOf(
  snapshot: StudySnapshot,
  conditions: readonly string[],
  items: readonly { readonly instrument: string; readonly item: string }[],
  wanted: (administered: Administered) => boolean,
): string[] {
  const chosen = administrationsOf(snapshot).filter(wanted);
  return conditions.flatMap((condition) =>
    chosen.flatMap(({ template, order, language, specification }) =>
      items.map(({ instrument, item }) =>
        cellKey({
          condition,
          template: template.id,
          order,
          language,
          instrument,
          item,
          ...(specification === null ? {} : { specification: specification.id }),
        }),
      ),
    ),
  );
}
