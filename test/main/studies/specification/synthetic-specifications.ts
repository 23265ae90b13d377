import { createAccumulator, type Accumulator } from '../../../../src/main/studies/answers/accumulate.js';
import { createRandom, hashSeed } from '../../../../src/main/analysis/random.js';
import { analyseSpecifications } from '../../../../src/main/studies/specification/analyse.js';
import { makeSpecifications } from '../../../../src/main/studies/specifications.js';
import type { StudySnapshot } from '../../../../src/main/store/store.js';
import { cellKey } from '../../../../src/shared/domain/cell.js';
import { factorLevelsSchema, type Specification } from '../../../../src/shared/domain/specification.js';
import type { SpecificationResult } from '../../../../src/shared/domain/specification-curve/result.js';
import type { Template } from '../../../../src/shared/domain/template.js';
import { binomial, DEFAULTS, readout, study, type StudyOptions } from '../answers/synthetic.js';
import type { z } from 'zod';

export interface SpecificationOptions extends StudyOptions {
  readonly levels?: z.input<typeof factorLevelsSchema>;
}

const TEXT = { user: '{item} {options}', option: '{label} {text}', separator: '\n' };

/** The snapshot of a specification study: two templates, both orders, two languages unless told otherwise. */
export function specificationStudy(options: SpecificationOptions = {}): StudySnapshot {
  const base = study({
    personas: ['ISTP', 'ESFJ', 'INTJ', 'ENFP', 'ISFJ', 'ENTP'],
    placebos: ['harbour'],
    templates: ['one', 'two'],
    itemsPerAxis: 8,
    ...options,
  });
  const levels = factorLevelsSchema.parse({
    languages: ['en', 'de'],
    labels: ['numbers', 'letters'],
    cover: 'full',
    ...options.levels,
  });
  const templates = base.design.templates.map((id): Template => ({
    id,
    name: id,
    heldOut: false,
    labels: 'numbers',
    text: id === 'one' ? { en: TEXT, de: TEXT } : { en: TEXT },
  }));
  const design = { ...base.design, kind: 'specification' as const, specification: levels };
  const specifications = makeSpecifications(design, templates);
  const items = base.instruments.reduce((sum, { items }) => sum + items.length, 0);
  return {
    ...base,
    design,
    templates,
    specifications,
    expectedPerSubject: base.conditions.length * specifications.length * items,
  };
}

/** One cell as a synthetic subject sees it. */
export interface AskedUnder {
  readonly specification: Specification;
  readonly condition: string;
  readonly item: string;
  readonly scale: string;
  readonly sign: 1 | -1;
  /** Requested score on the item's scale, null where nothing is asked of it. */
  readonly requested: number | null;
  readonly standing: number;
}

/** Option probabilities over the whole vocabulary, ascending by score. */
export type SubjectUnder = (asked: AskedUnder) => readonly number[];

/** How far a subject follows, and how far its answers are pushed up on a scale, both by specification. */
export interface Behaviour {
  readonly adopted: (specification: Specification) => number;
  readonly shift?: (specification: Specification, scale: string) => number;
  /** Largest size of what is added to a keyed score at random, the same for an item in a cell every time. */
  readonly noise?: number;
}

/** A subject of known behaviour: it moves the share `adopted` of the way to each request. */
export function behaving({ adopted, shift = () => 0, noise = 0 }: Behaviour): SubjectUnder {
  return ({ specification, condition, item, scale, sign, requested, standing }) => {
    const own = standing + shift(specification, scale);
    const random = createRandom(hashSeed('scatter', specification.id, condition, item)).next();
    const keyed =
      (requested === null ? own : own + adopted(specification) * (requested - own)) +
      noise * (2 * random - 1);
    const within = Math.min(5, Math.max(1, keyed));
    return binomial(sign === 1 ? within : 6 - within);
  };
}

/** All readouts of a study, or the first `share` of them. */
export function accumulateUnder(snapshot: StudySnapshot, subject: SubjectUnder, share = 1): Accumulator {
  const accumulator = createAccumulator(snapshot);
  let left = Math.round(snapshot.expectedPerSubject * share);
  for (const condition of snapshot.conditions) {
    for (const specification of snapshot.specifications ?? []) {
      for (const instrument of snapshot.instruments) {
        const targets = snapshot.targets[condition.persona ?? '']?.[instrument.id] ?? {};
        for (const item of instrument.items) {
          if (left <= 0) return accumulator;
          left -= 1;
          const { scale, sign } = item.keys[0]!;
          const level = targets[scale];
          const probabilities = subject({
            specification,
            condition: condition.id,
            item: item.id,
            scale,
            sign,
            requested: level === undefined ? null : 1 + 4 * level,
            standing: DEFAULTS[scale] ?? 3,
          });
          const key = cellKey({
            condition: condition.id,
            instrument: instrument.id,
            item: item.id,
            template: specification.template,
            order: specification.order,
            language: specification.language,
            specification: specification.id,
          });
          accumulator.add(readout(key, probabilities));
        }
      }
    }
  }
  return accumulator;
}

/** The whole analysis of a synthetic subject. */
export function analyseUnder(snapshot: StudySnapshot, subject: SubjectUnder, share = 1): SpecificationResult {
  const { seed } = snapshot.design;
  return analyseSpecifications(accumulateUnder(snapshot, subject, share), snapshot, {
    seed,
    subject: 'subject',
  });
}
