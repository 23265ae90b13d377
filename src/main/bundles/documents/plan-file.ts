import type { StudyDesign } from '../../../shared/domain/study.js';
import type { StudyRecord } from '../../store/store.js';
import { snapshotTemplates } from '../../studies/administration/ways.js';
import { planFileSchema, type PlanFile } from '../format/study-files.js';
import { withoutFolders } from './file-names.js';

/** The locked plan; files are named by their paths only with `filePaths`. Throws `STORE_CORRUPT`. */
export function planFile(study: StudyRecord, filePaths: boolean): PlanFile {
  const {
    planHash,
    createdAt,
    conditions,
    specifications,
    itemOrders,
    targets,
    types,
    people,
    expectedPerSubject,
    quick,
  } = study;
  return planFileSchema.parse({
    planHash,
    lockedAt: createdAt,
    design: filePaths ? study.design : withoutPaths(study.design),
    conditions,
    templates: snapshotTemplates(study),
    ...(specifications === undefined ? {} : { specifications }),
    ...(itemOrders === undefined ? {} : { itemOrders }),
    targets,
    types,
    ...(people === undefined ? {} : { people }),
    expectedPerSubject,
    quick,
  });
}

function withoutPaths(design: StudyDesign): StudyDesign {
  const { subjects, judge } = design;
  return {
    ...design,
    subjects: subjects.map(withoutFolders),
    ...(judge === undefined ? {} : { judge: { ...judge, subject: withoutFolders(judge.subject) } }),
  };
}
