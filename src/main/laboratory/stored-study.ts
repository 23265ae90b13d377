import { MettleError } from '../../shared/errors.js';
import type { LaboratoryStore } from '../store/laboratory-store.js';
import type { StudyRecord, StudySnapshot } from '../store/store.js';

/** The study with this number, and no other that happens to be called by it. Throws `STUDY_NOT_FOUND`. */
export async function storedStudy(store: Pick<LaboratoryStore, 'study'>, id: number): Promise<StudyRecord> {
  const record = await store.study(String(id)).catch((thrown: unknown) => {
    const error = MettleError.from(thrown);
    throw error.code === 'STUDY_NOT_FOUND' ? notFound(id, error) : error;
  });
  if (record.id !== id) throw notFound(id);
  return record;
}

/** The part of a record that a plan froze. */
export function snapshotOf(record: StudyRecord): StudySnapshot {
  const { design, planHash, instruments, conditions, targets, types, expectedPerSubject, quick } = record;
  const { templates, specifications, itemOrders, people } = record;
  return {
    design,
    planHash,
    instruments,
    conditions,
    ...(templates === undefined ? {} : { templates }),
    ...(specifications === undefined ? {} : { specifications }),
    ...(itemOrders === undefined ? {} : { itemOrders }),
    targets,
    types,
    ...(people === undefined ? {} : { people }),
    expectedPerSubject,
    quick,
  };
}

function notFound(id: number, cause?: MettleError): MettleError {
  return new MettleError('STUDY_NOT_FOUND', `There is no study number ${id}.`, {
    hint: 'Open the list of studies: it shows what is stored.',
    cause,
  });
}
