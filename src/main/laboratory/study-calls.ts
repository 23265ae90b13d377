import type { Handlers } from '../../shared/contract/contract.js';
import { DONE } from '../../shared/contract/definition.js';
import type { StudyDetail, StudySummary } from '../../shared/contract/studies.js';
import { MettleError } from '../../shared/errors.js';
import { snapshotTemplates } from '../studies/administration/ways.js';
import { describeAnalysisChange } from './analysis-changes.js';
import type { LaboratoryContext } from './context.js';
import type { RunQueue } from './run-queue/run-queue.js';
import { storedStudy } from './stored-study.js';
import { summariseStudies, summariseStudy } from './study-summary.js';

type StudyHandlers = Pick<
  Handlers,
  | 'studies.list'
  | 'studies.get'
  | 'studies.rename'
  | 'studies.changeAnalysis'
  | 'studies.remove'
  | 'studies.restore'
>;

/** Listing, naming, re-reading and binning stored studies. */
export function studyHandlers(
  { store, announce }: Pick<LaboratoryContext, 'store' | 'announce'>,
  queue: RunQueue,
): StudyHandlers {
  const sources = { store, queue };
  const changed = async (study: number): Promise<StudySummary> => {
    announce('studies.changed', {});
    return summariseStudy(sources, await storedStudy(store, study));
  };
  return {
    'studies.list': () => summariseStudies(sources),
    'studies.get': ({ study }) => detail(study),
    'studies.rename': async ({ study, name }) => {
      await storedStudy(store, study);
      await store.renameStudy(study, name);
      queue.rename(study, name);
      return changed(study);
    },
    'studies.changeAnalysis': async ({ study, analysis }) => {
      const { design } = await storedStudy(store, study);
      const what = describeAnalysisChange(design.analysis, analysis);
      if (what !== null) {
        await store.changeAnalysis(study, analysis, what);
        announce('results.changed', { study });
      }
      return changed(study);
    },
    'studies.remove': async ({ study }) => {
      await storedStudy(store, study);
      await requireStill(study);
      await queue.forget(study);
      await store.setStudyRemoved(study, true);
      announce('studies.changed', {});
      return DONE;
    },
    'studies.restore': async ({ study }) => {
      await storedStudy(store, study);
      await store.setStudyRemoved(study, false);
      return changed(study);
    },
  };

  async function detail(study: number): Promise<StudyDetail> {
    const record = await storedStudy(store, study);
    const subjects = await store.studySubjects(study);
    return {
      summary: await summariseStudy(sources, record),
      design: record.design,
      instruments: [...record.instruments],
      conditions: [...record.conditions],
      templates: [...snapshotTemplates(record)],
      ...(record.specifications === undefined ? {} : { specifications: [...record.specifications] }),
      ...(record.itemOrders === undefined ? {} : { itemOrders: record.itemOrders }),
      personas: Object.keys(record.targets).map((id) => ({ id, type: record.types[id] ?? null })),
      runtimes: subjects.map(({ subject, runtime }) => ({
        sha256: subject.sha256,
        runtime: runtime === null ? null : { ...runtime },
      })),
    };
  }

  async function requireStill(study: number): Promise<void> {
    const here = queue.standing(study) === 'running';
    if (!here && !(await store.isRunning(study))) return;
    throw new MettleError(
      'STUDY_RUNNING',
      here ? 'The study is running.' : 'Another program is running the study.',
      { hint: 'Pause it first; what was answered stays.' },
    );
  }
}
