import { createRandom, hashSeed, sampleIndex } from '../../../../src/main/analysis/random.js';
import type { StudySnapshot } from '../../../../src/main/store/store.js';
import { createAccumulator, type Accumulator } from '../../../../src/main/studies/answers/accumulate.js';
import { cells } from '../../../../src/main/studies/plan.js';
import { itemOrderSpecifications, makeItemOrders } from '../../../../src/main/studies/item-orders.js';
import { DEFAULTS, readout, sampled, study, type Asked, type StudyOptions } from '../answers/synthetic.js';

/** A cell as a synthetic subject sees it in one of several item orders. */
export interface AskedInOrder extends Asked {
  /** From 1, the published one. */
  readonly itemOrder: number;
}

/** Option probabilities, given a number of the run's conversation from -1 to 1 (0 for a readout). */
export type OrderedSubject = (asked: AskedInOrder, said: number) => readonly number[];

/** The snapshot of an instability study in `count` item orders. */
export function orderedStudy(count: number, options: StudyOptions = {}): StudySnapshot {
  const base = study({ placebos: [], neutrals: [], analysis: { bootstrap: 100 }, ...options });
  const { design, instruments, templates = [] } = base;
  return {
    ...base,
    design: {
      ...design,
      kind: 'instability',
      instability: { target: 0.8, permutations: 999, itemOrders: { count, conversationLength: 10 } },
    },
    templates: templates.map((template) => ({
      ...template,
      text: { en: { user: '{options}{item}', option: '{label} {text}', separator: '\n' } },
    })),
    specifications: itemOrderSpecifications(design, templates, count),
    itemOrders: makeItemOrders(design, instruments, count),
    expectedPerSubject: base.expectedPerSubject * count,
  };
}

/** All responses of a study in several item orders; `refusing` is the share of sampled answers that refuse. */
export function answered(snapshot: StudySnapshot, subject: OrderedSubject, refusing = 0): Accumulator {
  const accumulator = createAccumulator(snapshot);
  const { administration, seed } = snapshot.design;
  const random = createRandom(hashSeed(seed, 'ordered'));
  for (const { key, condition, item, instrument, way } of cells(snapshot)) {
    const { scale, sign } = item.keys[0]!;
    const level = snapshot.targets[condition.persona ?? '']?.[instrument.id]?.[scale];
    const asked: AskedInOrder = {
      condition,
      template: way.template.id,
      order: way.order,
      item: item.id,
      scale,
      sign,
      requested: level === undefined ? null : 1 + 4 * level,
      standing: DEFAULTS[scale] ?? 3,
      itemOrder: way.specification?.itemOrderNumber ?? 1,
    };
    if (administration.mode === 'readout') {
      accumulator.add(readout(key, subject(asked, 0)));
      continue;
    }
    for (let run = 0; run < administration.runs; run += 1) {
      const conversation = createRandom(
        hashSeed(seed, condition.id, way.specification?.id ?? '', scale, run),
      ).next();
      const score =
        random.next() < refusing ? null : 1 + sampleIndex(random, subject(asked, 2 * conversation - 1));
      accumulator.add(sampled(key, run, score));
    }
  }
  return accumulator;
}
