import type { StudyComparison } from '../../../shared/contract/bundles.js';
import type { BundleSource } from '../source.js';
import { scoreRows } from '../tables/score-rows.js';

type ComparedScale = StudyComparison['subjects'][number]['scales'][number];

/** Mean of a subject's scores on each scale in each condition, over runs and specifications. */
export type ScaleMeans = ReadonlyMap<
  string,
  { readonly condition: string; readonly scale: string; readonly mean: number }
>;

/** The scale means of one subject of a study. Throws `STORE_CORRUPT`. */
export async function scaleMeans(source: BundleSource, sha256: string): Promise<ScaleMeans> {
  const several = source.study.instruments.length > 1;
  const one: BundleSource = {
    ...source,
    subjects: source.subjects.filter(({ subject }) => subject.sha256 === sha256),
    responses: (subject) => source.responses(subject),
    prompt: (hash) => source.prompt(hash),
  };
  const sums = new Map<string, { condition: string; scale: string; sum: number; count: number }>();
  for await (const row of scoreRows(one)) {
    const [, condition, , instrument, scale, , , , score] = row;
    if (typeof score !== 'number') continue;
    const name = several ? `${String(instrument)} · ${String(scale)}` : String(scale);
    const key = `${String(condition)}|${String(instrument)}|${String(scale)}`;
    const entry = sums.get(key) ?? { condition: String(condition), scale: name, sum: 0, count: 0 };
    sums.set(key, { ...entry, sum: entry.sum + score, count: entry.count + 1 });
  }
  return new Map(
    [...sums].map(([key, { condition, scale, sum, count }]) => [
      key,
      { condition, scale, mean: sum / count },
    ]),
  );
}

/** Scale means that both have, in the order of theirs. */
export function pairedScales(mine: ScaleMeans, theirs: ScaleMeans): ComparedScale[] {
  return [...theirs].flatMap(([key, { condition, scale, mean }]) => {
    const own = mine.get(key);
    return own === undefined ? [] : [{ condition, scale, mine: own.mean, theirs: mean }];
  });
}
