import type { SubjectDetail } from '../../../shared/contract/subjects.js';
import { availableMemory } from '../../engine/gguf/available-memory.js';
import type { Graphics } from '../../engine/graphics.js';
import { readCalibrationSheet } from '../../subjects/calibration-sheet.js';
import { describeSubject } from '../../subjects/describe-subject.js';
import type { FoundSubject } from '../../subjects/found-subject.js';
import { readSubjectKnowledge } from '../../subjects/knowledge/subject-knowledge.js';
import type { LaboratoryContext } from '../context.js';
import { calibrationFolder, subjectPlace } from '../subject-path.js';
import type { SubjectSearch } from './subject-search.js';
import { speedBySettings } from './subject-speed.js';
import { subjectSummary } from './subject-summary.js';

/** Everything that is known of one subject; reads the whole file for its identity. Throws `FILE_*`, `GGUF_*`, `SUBJECT_NOT_FOUND`. */
export async function inspectSubject(
  context: LaboratoryContext,
  search: Pick<SubjectSearch, 'find'>,
  reference: string,
): Promise<SubjectDetail> {
  const { path, adapter } = await subjectPlace(context, reference);
  const freeBytes = await availableMemory();
  const found = await findOne(context, search, path, freeBytes);
  const file = await (await context.engine()).inspect(path, adapter);
  // Lists show a hash as soon as it is known.
  if (found.sha256 === null) context.announce('subjects.changed', {});
  const summary = subjectSummary(
    { ...found, sha256: file.sha256 },
    { calibration: calibrationFolder(context), speed: await speedBySettings(context) },
  );
  const knowledge = await readSubjectKnowledge(path, {
    freeBytes,
    adapterBytes: file.adapter?.bytes ?? 0,
    graphics: await usedGraphics(context),
  });
  return {
    summary,
    ...knowledge,
    sha256: file.sha256,
    modifiedAt: new Date(file.modifiedMs).toISOString(),
    vocabularySize: file.vocabularySize,
    tensors: file.tensors,
    chatTemplateText: file.chatTemplate,
    files: [...(file.parts ?? [file.path])],
    dataSheet: summary.calibration ? copySheet(await readCalibrationSheet(file)) : null,
    studies: await studiesOf(context, file.sha256),
  };
}

/** As the list has it, with what its place tells; a file that lies elsewhere by itself. */
async function findOne(
  context: LaboratoryContext,
  search: Pick<SubjectSearch, 'find'>,
  path: string,
  freeBytes: number,
): Promise<FoundSubject> {
  const alone = await describeSubject(path, freeBytes, { cache: await context.hashes() });
  const { subjects } = await search.find();
  const listed = subjects.find((subject) => subject.path === path || subject.alsoAt.includes(path));
  return listed === undefined ? alone : { ...listed, ...alone, source: listed.source, alsoAt: listed.alsoAt };
}

async function usedGraphics(context: LaboratoryContext): Promise<Graphics | null> {
  const { gpu } = await context.settings.read();
  return gpu === 'none' ? null : context.graphics();
}

function copySheet(sheet: Awaited<ReturnType<typeof readCalibrationSheet>>): SubjectDetail['dataSheet'] {
  return sheet === null ? null : { purpose: sheet.purpose, facts: [...sheet.facts] };
}

/** Newest first. */
async function studiesOf(context: LaboratoryContext, sha256: string): Promise<SubjectDetail['studies']> {
  const studies: SubjectDetail['studies'] = [];
  for (const { id, design } of (await context.store.studies()).toReversed()) {
    const subjects = await context.store.studySubjects(id);
    const responses = subjects.find(({ subject }) => subject.sha256 === sha256)?.responses ?? 0;
    if (responses > 0) studies.push({ id, name: design.name, responses });
  }
  return studies;
}
