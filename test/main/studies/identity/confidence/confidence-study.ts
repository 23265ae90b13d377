import { createRandom } from '../../../../../src/main/analysis/random.js';
import type { StudySnapshot } from '../../../../../src/main/store/store.js';
import { createAccumulator } from '../../../../../src/main/studies/answers/accumulate.js';
import { analyseIdentity } from '../../../../../src/main/studies/identity/analyse.js';
import { cells, type PlannedCell } from '../../../../../src/main/studies/plan.js';
import type { IdentityResult } from '../../../../../src/shared/domain/identity/result.js';
import type { Response } from '../../../../../src/shared/domain/response.js';
import { readout, sampled } from '../../answers/synthetic.js';

/** How a subject rates headlines, and how sure it says it is. */
export interface Rater {
  /** P(rating), ascending. */
  readonly ratings: (asked: {
    readonly isTrue: boolean;
    readonly identity: string | null;
  }) => readonly number[];
  /** P(level of confidence), ascending, after a rating on the right or the wrong side. */
  readonly levels: (asked: {
    readonly isRight: boolean;
    readonly identity: string | null;
  }) => readonly number[];
}

/** All of its weight on one of `size` options. */
export function only(place: number, size: number): number[] {
  return Array.from({ length: size }, (_, own) => (own === place ? 1 : 0));
}

/** Every readout of such a subject. */
export function* readoutsOf(snapshot: StudySnapshot, rater: Rater): Generator<Response> {
  for (const cell of cells(snapshot)) {
    const identity = cell.condition.role ?? null;
    const isTrue = isTrueHeadline(snapshot, cell);
    const { after } = cell.item;
    const isRight = after?.option !== undefined && after.option >= 3 === isTrue;
    yield readout(
      cell.key,
      after === undefined ? rater.ratings({ isTrue, identity }) : rater.levels({ isRight, identity }),
    );
  }
}

/** Every sampled answer of such a subject, both turns of a run one after the other; `unread` of the second turns are not read. */
export function* samplesOf(
  snapshot: StudySnapshot,
  rater: Rater,
  seed: number,
  unread = 0,
): Generator<Response> {
  const { administration } = snapshot.design;
  const runs = administration.mode === 'sampled' ? administration.runs : 1;
  const random = createRandom(seed);
  const draw = (shares: readonly number[]): number => {
    let left = random.next();
    return shares.findIndex((share) => (left -= share) < 0);
  };
  const planned = [...cells(snapshot)];
  const byKey = new Map(planned.map((cell) => [nameOf(cell), cell]));
  for (const second of planned) {
    const { after } = second.item;
    const first =
      after &&
      byKey.get(nameOf({ ...second, instrument: { id: after.instrument }, item: { id: after.item } }));
    if (first === undefined) continue;
    const identity = second.condition.role ?? null;
    const isTrue = isTrueHeadline(snapshot, second);
    for (let run = 0; run < runs; run += 1) {
      const rating = draw(rater.ratings({ isTrue, identity }));
      const isRight = rating >= 3 === isTrue;
      const level = draw(rater.levels({ isRight, identity }));
      yield sampled(first.key, run, rating + 1);
      yield sampled(second.key, run, random.next() < unread ? null : level + 1);
    }
  }
}

/** What the analysis finds of these responses. */
export function analyseAll(snapshot: StudySnapshot, responses: Iterable<Response>): IdentityResult {
  const accumulator = createAccumulator(snapshot);
  for (const response of responses) accumulator.add(response);
  return analyseIdentity(accumulator, snapshot);
}

function nameOf({
  condition,
  way,
  instrument,
  item,
}: Pick<PlannedCell, 'condition' | 'way'> & {
  readonly instrument: { readonly id: string };
  readonly item: { readonly id: string };
}): string {
  return [condition.id, way.template.id, way.order, instrument.id, item.id].join('|');
}

function isTrueHeadline({ instruments }: StudySnapshot, { instrument, item }: PlannedCell): boolean {
  const { after } = item;
  const rated = instruments.find(({ id }) => id === (after?.instrument ?? instrument.id));
  return rated?.items.find(({ id }) => id === (after?.item ?? item.id))?.keys[0]?.sign === 1;
}
