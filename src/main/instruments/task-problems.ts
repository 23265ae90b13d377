import { isNeutral, type EvidenceTask } from '../../shared/domain/identity/task.js';
import type { Instrument, Item } from '../../shared/domain/instrument.js';
import type { Problem } from './problems.js';

/**
 * What an instrument's task asks of it. `veracity`: ratings on one scale, with items keyed both ways. `evidence`: two options
 * an item, scored 0 and 1 and never reversed; every item names a cover, a claim of it and its counts; each counts of a cover
 * come once for either claim; nobody holds both claims of a cover. `evidence` of an item belongs to that task alone. No file
 * holds second turns.
 */
export function taskProblems(instrument: Instrument): Problem[] {
  const { task, items } = instrument;
  if (task?.kind === 'evidence')
    return [...evidenceProblems(instrument, task), ...secondTurnProblems(instrument)];
  const stray = items.flatMap((item, index): Problem[] =>
    item.evidence === undefined
      ? []
      : [{ path: ['items', index, 'evidence'], message: 'belongs to instruments of the task "evidence"' }],
  );
  return [
    ...stray,
    ...(task?.kind === 'veracity' ? veracityProblems(instrument) : []),
    ...secondTurnProblems(instrument),
  ];
}

function secondTurnProblems({ task, items }: Instrument): Problem[] {
  const message = 'is for second turns, which a study makes itself where identity.confidence is true';
  return [
    ...(task?.kind === 'confidence' ? [{ path: ['task', 'kind'], message: `"confidence" ${message}` }] : []),
    ...items.flatMap(({ after }, index): Problem[] =>
      after === undefined ? [] : [{ path: ['items', index, 'after'], message }],
    ),
  ];
}

function veracityProblems({ format, scales, items }: Instrument): Problem[] {
  const problems: Problem[] = [];
  if (format !== 'rating') {
    problems.push({ path: ['format'], message: 'must be "rating": headlines are rated' });
  }
  if (scales.length !== 1) {
    problems.push({
      path: ['scales'],
      message: 'must be one, on which true items count +1 and false ones -1',
    });
  }
  for (const [sign, word] of [
    [1, 'true'],
    [-1, 'false'],
  ] as const) {
    const count = items.filter(({ keys }) => keys[0]?.sign === sign).length;
    if (count >= 2) continue;
    problems.push({ path: ['items'], message: `at least two must be ${word}, keyed ${sign}` });
  }
  return problems;
}

function evidenceProblems({ format, options, items }: Instrument, { covers }: EvidenceTask): Problem[] {
  const problems: Problem[] = [];
  if (format !== 'choice') {
    problems.push({ path: ['format'], message: 'must be "choice": a table has conclusions of its own' });
  }
  if (options.map(({ score }) => score).join() !== '0,1') {
    problems.push({ path: ['options'], message: 'must be two, scored 0 (wrong) and 1 (right)' });
  }
  if (!covers.some(isNeutral)) {
    problems.push({
      path: ['task', 'covers'],
      message: 'one must be neutral, with claims that nobody holds',
    });
  }
  for (const [index, { id, claims }] of covers.entries()) {
    const path = ['task', 'covers', index];
    if (covers.findIndex((cover) => cover.id === id) < index) {
      problems.push({ path: [...path, 'id'], message: `"${id}" is used twice` });
    }
    const [first, second] = claims;
    if (first.id === second.id) problems.push({ path: [...path, 'claims'], message: 'have one id' });
    for (const identity of first.held.filter((one) => second.held.includes(one))) {
      problems.push({ path: [...path, 'claims'], message: `are both held by "${identity}"` });
    }
  }
  return [...problems, ...items.flatMap((item, index) => tableProblems(item, index, covers, items))];
}

function tableProblems(
  item: Item,
  index: number,
  covers: EvidenceTask['covers'],
  items: readonly Item[],
): Problem[] {
  const { evidence } = item;
  const path = ['items', index, 'evidence'];
  if (evidence === undefined)
    return [{ path: ['items', index], message: 'has no evidence: which table it is' }];
  if (item.keys.some(({ sign }) => sign === -1)) {
    return [{ path: ['items', index, 'keys'], message: 'must not be reversed: score 1 is right' }];
  }
  const { cover: id, supports, counts } = evidence;
  const cover = covers.find((known) => known.id === id);
  if (cover === undefined) return [{ path: [...path, 'cover'], message: `there is no cover "${id}"` }];
  if (!cover.claims.some((claim) => claim.id === supports)) {
    return [{ path: [...path, 'supports'], message: `"${id}" has no claim "${supports}"` }];
  }
  const alike = items.filter(({ evidence: other }) => other?.cover === id && other.counts === counts);
  const claims = new Set(alike.map(({ evidence: other }) => other?.supports));
  return alike.length === 2 && claims.size === 2
    ? []
    : [{ path: [...path, 'counts'], message: `"${counts}" of "${id}" must come once for either claim` }];
}
