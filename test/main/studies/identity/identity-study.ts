import { loadLibrary } from '../../../../src/main/library/load-library.js';
import { createRandom, hashSeed } from '../../../../src/main/analysis/random.js';
import type { StudySnapshot } from '../../../../src/main/store/store.js';
import { createAccumulator } from '../../../../src/main/studies/answers/accumulate.js';
import { analyseIdentity } from '../../../../src/main/studies/identity/analyse.js';
import { cells, planStudy, type PlannedCell } from '../../../../src/main/studies/plan.js';
import type { IdentityResult } from '../../../../src/shared/domain/identity/result.js';
import type { Response } from '../../../../src/shared/domain/response.js';
import { studyDesignSchema, type StudyDesign } from '../../../../src/shared/domain/study.js';
import { readout, sampled } from '../answers/synthetic.js';

export const library = await loadLibrary();

/** A small study of the shipped stimuli: two sides of one attribute, three framings, two arms, one template. */
export function identityDesign(changes: Readonly<Record<string, unknown>> = {}): StudyDesign {
  return studyDesignSchema.parse({
    schemaVersion: 1,
    name: 'identities',
    kind: 'identity',
    seed: 3,
    subjects: ['calibration:pliant'],
    instruments: ['headlines-20', 'evidence-tables-60'],
    conditions: {
      default: ['none'],
      placebos: [],
      personas: [],
      roles: ['democrat', 'republican'],
      wordings: 'all',
    },
    templates: ['judgement'],
    identity: {},
    ...changes,
  });
}

export function identityStudyOf(changes: Readonly<Record<string, unknown>> = {}): StudySnapshot {
  return planStudy(identityDesign(changes), library, { quick: false });
}

/** Whom a cell's text asks the subject to be; null for the baseline. */
export type Asked = PlannedCell & {
  readonly identity: string | null;
  /** `suits` or `against` of a table that the identity has a stake in, `neutral` of any other table; null for headlines. */
  readonly stake: 'suits' | 'against' | 'neutral' | null;
};

/** What a subject makes of a cell: P(right) of a table, or how far a headline is rated towards its truth, 0..1. */
export type Reader = (asked: Asked) => number;

/** A subject of known truth: right in `base` of tables, `lean` more where the right answer suits and as much less against. */
export function reader({
  base,
  lean = () => 0,
  discernment = () => 0.8,
  scatter = 0.03,
}: {
  readonly base: number;
  readonly lean?: (asked: Asked) => number;
  readonly discernment?: (asked: Asked) => number;
  /** Of what items and framings do by themselves; tables of one pair share it. */
  readonly scatter?: number;
}): Reader {
  return (asked) => {
    const { item, condition, stake } = asked;
    const own = item.evidence === undefined ? item.id : `${item.evidence.cover} ${item.evidence.counts}`;
    const noise = (...parts: string[]): number =>
      scatter * (2 * createRandom(hashSeed(5, ...parts)).next() - 1);
    const moved = noise(own) + noise(condition.id, item.id);
    if (stake === null) return Math.min(0.999, Math.max(0.001, discernment(asked) + moved));
    const sign = stake === 'suits' ? 1 : stake === 'against' ? -1 : 0;
    return Math.min(0.999, Math.max(0.001, base + sign * lean(asked) + moved));
  };
}

/** Every response of a subject to a study. */
export function* responsesOf(snapshot: StudySnapshot, read: Reader): Generator<Response> {
  for (const cell of cells(snapshot)) {
    const share = read(askedOf(cell));
    const isTrue = cell.item.keys[0]?.sign === 1;
    yield readout(
      cell.key,
      cell.instrument.format === 'choice'
        ? [1 - share, share]
        : ratings(isTrue ? share : 1 - share, cell.instrument.options.length),
    );
  }
}

/** What the analysis finds of such a subject. */
export function analyse(snapshot: StudySnapshot, read: Reader): IdentityResult {
  const accumulator = createAccumulator(snapshot);
  for (const response of responsesOf(snapshot, read)) accumulator.add(response);
  return analyseIdentity(accumulator, snapshot);
}

/** The same of answers drawn with a seed to a study of tables, of which the share `refusing` refuses. */
export function analyseSampled(snapshot: StudySnapshot, read: Reader, refusing = 0): IdentityResult {
  const { administration } = snapshot.design;
  const runs = administration.mode === 'sampled' ? administration.runs : 1;
  const random = createRandom(11);
  const accumulator = createAccumulator(snapshot);
  for (const cell of cells(snapshot)) {
    const share = read(askedOf(cell));
    for (let run = 0; run < runs; run += 1) {
      const score = random.next() < refusing ? null : random.next() < share ? 1 : 0;
      accumulator.add(sampled(cell.key, run, score));
    }
  }
  return analyseIdentity(accumulator, snapshot);
}

/** Two neighbouring options whose mean lies at this share of the range. */
function ratings(share: number, options: number): number[] {
  const at = share * (options - 1);
  const low = Math.min(options - 2, Math.floor(at));
  return Array.from({ length: options }, (_, place) =>
    place === low ? 1 - (at - low) : place === low + 1 ? at - low : 0,
  );
}

function askedOf(cell: PlannedCell): Asked {
  const { condition, item, instrument } = cell;
  const identity = condition.role ?? null;
  const { evidence } = item;
  if (evidence === undefined || instrument.task?.kind !== 'evidence')
    return { ...cell, identity, stake: null };
  const claims = instrument.task.covers.find(({ id }) => id === evidence.cover)?.claims ?? [];
  const holder = claims.find(({ held }) => identity !== null && held.includes(identity));
  const stake = holder === undefined ? 'neutral' : holder.id === evidence.supports ? 'suits' : 'against';
  return { ...cell, identity, stake };
}
