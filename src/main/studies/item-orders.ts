import type { Instrument } from '../../shared/domain/instrument.js';
import type { ItemOrderLists, Specification } from '../../shared/domain/specification.js';
import type { StudyDesign } from '../../shared/domain/study.js';
import type { Template } from '../../shared/domain/template.js';
import { MettleError } from '../../shared/errors.js';
import { createRandom, hashSeed, type Random } from '../analysis/random.js';

/**
 * The orders in which a study puts the items of each instrument: the first as published, the others drawn with the design's
 * seed, no two of an instrument alike. They hang on no condition, so that every persona meets the same ones. Throws
 * `INVALID_STUDY` for an instrument whose items have fewer orders than that, or whose replies are free and read one by one.
 */
export function makeItemOrders(
  { seed }: Pick<StudyDesign, 'seed'>,
  instruments: readonly Instrument[],
  count: number,
): ItemOrderLists {
  return Object.fromEntries(
    instruments.map((instrument) => {
      const { id, items, format } = instrument;
      if (format === 'open') {
        throw new MettleError(
          'INVALID_STUDY',
          `The instrument ${id} asks for free replies, which are put in fresh contexts and have no order.`,
          { hint: 'Leave the instrument out, or instability.itemOrders.' },
        );
      }
      if (arrangements(items.length, count) < count) {
        throw new MettleError(
          'INVALID_STUDY',
          `The ${items.length} items of ${id} cannot be put in ${count} orders.`,
          { hint: 'Lower instability.itemOrders.count, or ask more items.' },
        );
      }
      return [
        id,
        distinctOrders(
          items.map((item) => item.id),
          count,
          seed,
          id,
        ),
      ];
    }),
  );
}

/** The number of orders of so many things, no further than `most`. */
function arrangements(things: number, most: number): number {
  let product = 1;
  for (let factor = 2; factor <= things && product < most; factor += 1) product *= factor;
  return product;
}

function distinctOrders(
  published: readonly string[],
  count: number,
  seed: number,
  instrument: string,
): (readonly string[])[] {
  const orders = new Map([[published.join(' '), published]]);
  for (let draw = 2; orders.size < count; draw += 1) {
    const order = shuffled(published, createRandom(hashSeed(seed, 'item-order', instrument, draw)));
    orders.set(order.join(' '), order);
  }
  return [...orders.values()];
}

/** The entries in an order that is drawn, all orders equally likely (Fisher-Yates). */
export function shuffled<Entry>(entries: readonly Entry[], random: Random): Entry[] {
  const copy = [...entries];
  for (let place = copy.length - 1; place > 0; place -= 1) {
    const other = random.integer(place + 1);
    [copy[place], copy[other]] = [copy[other] as Entry, copy[place] as Entry];
  }
  return copy;
}

/**
 * The ways of putting items in a design of several item orders: every template in every item order and option order, in
 * running conversations. Its name ends with the number of the item order: `s01-o2`.
 */
export function itemOrderSpecifications(
  { orders, language, administration }: StudyDesign,
  templates: readonly Template[],
  count: number,
): Specification[] {
  const temperature = administration.mode === 'sampled' ? administration.sampler.temperature : 1;
  return templates
    .flatMap((template) =>
      Array.from({ length: count }, (_, place) =>
        orders.map((order): Omit<Specification, 'id'> => ({
          template: template.id,
          labels: template.labels,
          order,
          language,
          itemOrder: place === 0 ? 'published' : 'shuffled',
          itemOrderNumber: place + 1,
          context: 'conversation',
          thinking: 'off',
          temperature,
        })),
      ).flat(),
    )
    .map((specification, place) => ({
      id: `s${String(place + 1).padStart(2, '0')}-o${specification.itemOrderNumber}`,
      ...specification,
    }));
}
