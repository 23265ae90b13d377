import { z } from 'zod';
import type { DraftDesign } from '../../shared/contract/designs.js';
import { analysisSettingsSchema, type AnalysisSettings } from '../../shared/domain/study.js';
import { identifierSchema } from '../../shared/domain/text.js';
import {
  allDrafts,
  draftById,
  draftContentSchema,
  insertDraft,
  newDraftSchema,
  putDraftRemoved,
  updateDraft,
} from './drafts.js';
import { findFindings, findingsSchema, findingsText, replaceFindings } from './findings.js';
import type {
  DraftRecord,
  LaboratoryStore,
  ResponseIndex,
  ResponseQuery,
  StoredFindings,
  StoredResponse,
  StudyMarks,
} from './laboratory-store.js';
import { findPrompts } from './prompts.js';
import {
  indexResponses,
  pageOfResponses,
  responseById,
  responsePlaceSchema,
  responseQuerySchema,
} from './response-pages.js';
import { checkImported, type ImportedStudy, type ImportWriter } from './imported-study.js';
import { checkInput } from './rows.js';
import { putQueue, queuedStudies, queueSchema } from './run-queue.js';
import { importByBatches } from './staged-import.js';
import type { StudyRecord } from './store.js';
import { SqliteStudyStore } from './sqlite-study-store.js';
import { findRunner, studyById } from './studies.js';
import { putAnalysis, putExploratoryOf, putName, putStudyRemoved, studyMarks } from './study-marks.js';
import { requireOwn } from './study-origins.js';
import { studySubjectId } from './study-subjects.js';

const changeSchema = z.object({ analysis: analysisSettingsSchema, what: z.string().min(1) });

/** The store of studies with what a window keeps beside them. */
export class SqliteLaboratoryStore extends SqliteStudyStore implements LaboratoryStore {
  drafts(): Promise<readonly DraftRecord[]> {
    return this.read(allDrafts);
  }

  draft(id: number): Promise<DraftRecord> {
    return this.read((session, file) => draftById(session, id, file));
  }

  async addDraft(draft: {
    readonly design: DraftDesign;
    readonly quick: boolean;
    readonly derivedFrom: number | null;
  }): Promise<DraftRecord> {
    const { derivedFrom, ...content } = checkInput(newDraftSchema, draft, 'The draft');
    return this.write(async (session, file) => {
      if (derivedFrom !== null) await findRunner(session, derivedFrom, file);
      const id = await insertDraft(session, content, derivedFrom, this.now());
      return draftById(session, id, file);
    });
  }

  async saveDraft(
    id: number,
    draft: { readonly design: DraftDesign; readonly quick: boolean },
  ): Promise<DraftRecord> {
    const content = checkInput(draftContentSchema, draft, 'The draft');
    return this.write(async (session, file) => {
      await updateDraft(session, id, content, this.now());
      return draftById(session, id, file);
    });
  }

  setDraftRemoved(id: number, removed: boolean): Promise<void> {
    return this.write((session) => putDraftRemoved(session, id, removed ? this.now() : null));
  }

  marks(studyId: number): Promise<StudyMarks> {
    return this.read((session, file) => studyMarks(session, studyId, file));
  }

  setExploratoryOf(studyId: number, of: number | null): Promise<void> {
    return this.change(studyId, (session, file) => putExploratoryOf(session, studyId, of, file));
  }

  setStudyRemoved(studyId: number, removed: boolean): Promise<void> {
    return this.write((session) => putStudyRemoved(session, studyId, removed ? this.now() : null));
  }

  async renameStudy(studyId: number, name: string): Promise<void> {
    const checked = checkInput(identifierSchema, name, 'The name');
    await this.change(studyId, (session, file) => putName(session, studyId, checked, this.now(), file));
  }

  async changeAnalysis(studyId: number, analysis: AnalysisSettings, what: string): Promise<void> {
    const checked = checkInput(changeSchema, { analysis, what }, 'The change of analysis settings');
    await this.change(studyId, (session, file) =>
      putAnalysis(session, studyId, checked.analysis, checked.what, this.now(), file),
    );
  }

  async importStudy(
    imported: ImportedStudy,
    fill: (writer: ImportWriter) => Promise<void>,
  ): Promise<StudyRecord> {
    const checked = checkImported(imported);
    const id = await importByBatches((work) => this.write(work), checked, this.now, fill);
    return this.read((session, file) => studyById(session, id, file));
  }

  promptTexts(hashes: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return this.read((session, file) => findPrompts(session, hashes, file));
  }

  queue(): Promise<readonly number[]> {
    return this.read(queuedStudies);
  }

  async setQueue(studyIds: readonly number[]): Promise<void> {
    const checked = checkInput(queueSchema, studyIds, 'The queue');
    await this.write(async (session, file) => {
      for (const id of checked) await requireOwn(session, id, file);
      await putQueue(session, checked, file);
    });
  }

  findings(studyId: number, sha256: string): Promise<StoredFindings | null> {
    return this.read(async (session, file) =>
      findFindings(session, await studySubjectId(session, studyId, sha256, file), file),
    );
  }

  async putFindings(studyId: number, sha256: string, findings: StoredFindings): Promise<void> {
    const text = findingsText(checkInput(findingsSchema, findings, 'The findings'));
    await this.write(async (session, file) =>
      replaceFindings(session, await studySubjectId(session, studyId, sha256, file), text),
    );
  }

  async responseIndex(studyId: number, query: ResponseQuery): Promise<ResponseIndex> {
    const checked = checkInput(responseQuerySchema, query, 'The query', 'answered');
    return this.read((session, file) => indexResponses(session, studyId, checked, file));
  }

  async responsePage(
    studyId: number,
    query: ResponseQuery,
    index: ResponseIndex,
    offset: number,
    limit: number,
  ): Promise<readonly StoredResponse[]> {
    const checked = checkInput(responseQuerySchema, query, 'The query', 'answered');
    const place = checkInput(responsePlaceSchema, { index, offset, limit }, 'The page', 'read');
    return this.read((session, file) => pageOfResponses(session, studyId, checked, place, file));
  }

  storedResponse(studyId: number, id: number): Promise<StoredResponse | null> {
    return this.read((session, file) => responseById(session, studyId, id, file));
  }
}
