import type { Condition } from '../../../shared/domain/condition.js';
import type { LoadedSubject } from '../../engine/engine.js';
import { fitLength } from '../../personas/matched/fit-length.js';
import type { StudySnapshot } from '../../store/store.js';

/**
 * The study as it is put to one subject: the texts of conditions whose length is another's are made from their stock, by the
 * subject's own tokenizer; the rest, and what is not `chosen`, stays. Throws `INVALID_STUDY` for a text that no stock can be brought to, and
 * `ENGINE_CRASHED`.
 */
export async function fittedTo(
  snapshot: StudySnapshot,
  subject: Pick<LoadedSubject, 'countTokens'>,
  chosen: (condition: Condition) => boolean = () => true,
): Promise<StudySnapshot> {
  if (snapshot.conditions.every(({ lengthOf }) => lengthOf === undefined)) return snapshot;
  const systems = new Map(snapshot.conditions.map(({ id, system }) => [id, system]));
  const count = (texts: readonly string[]): Promise<readonly number[]> => subject.countTokens(texts);
  const conditions: Condition[] = [];
  for (const condition of snapshot.conditions) {
    const fits = condition.lengthOf === undefined || !chosen(condition);
    const model = fits ? null : (systems.get(condition.lengthOf ?? '') ?? null);
    if (model === null || condition.system === null) {
      conditions.push(condition);
      continue;
    }
    const [target = 0] = await count([model]);
    const { text } = await fitLength(condition.system, target, count);
    conditions.push({ ...condition, system: text });
  }
  return { ...snapshot, conditions };
}
