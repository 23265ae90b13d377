import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Handlers } from '../../shared/contract/contract.js';
import { DONE } from '../../shared/contract/definition.js';
import type { SubjectDetail, SubjectList, SubjectSummary } from '../../shared/contract/subjects.js';
import { MettleError } from '../../shared/errors.js';
import { availableMemory } from '../engine/gguf/available-memory.js';
import { fileError } from '../engine/gguf/file-error.js';
import { describeGguf } from '../engine/gguf/inspect-gguf.js';
import { readCalibrationSheet } from '../subjects/calibration-sheet.js';
import { describeSubject, findSubjects, type FoundSubject } from '../subjects/find-subjects.js';
import { subjectReference } from '../subjects/subject-reference.js';
import { absolutePath, isWithin } from './absolute-path.js';
import type { LaboratoryContext } from './context.js';
import { calibrationFolder, subjectPath } from './subject-path.js';

type SubjectHandlers = Pick<
  Handlers,
  'subjects.list' | 'subjects.inspect' | 'subjects.addPath' | 'subjects.removeFolder'
>;

/** Finding, inspecting and adding subjects. */
export function subjectHandlers(context: LaboratoryContext): SubjectHandlers {
  return {
    'subjects.list': () => list(context),
    'subjects.inspect': ({ reference }) => inspect(context, reference),
    'subjects.addPath': async ({ path }) => {
      await addFolder(context, await folderOf(absolutePath(path)));
      return list(context);
    },
    'subjects.removeFolder': async ({ path }) => {
      await context.settings.change(({ subjectFolders }) => ({
        subjectFolders: subjectFolders.filter((folder) => folder !== path),
      }));
      context.announce('subjects.changed', {});
      return DONE;
    },
  };
}

async function list(context: LaboratoryContext): Promise<SubjectList> {
  const { subjectFolders: folders } = await context.settings.read();
  const calibration = calibrationFolder(context);
  const found = await findSubjects({
    directories: [...(calibration === null ? [] : [calibration]), ...folders],
    cache: await context.hashes(),
  });
  return {
    subjects: found.subjects.map((subject) => summary(subject, calibration)),
    skipped: found.skipped.map(({ path, code, message }) => ({ path, error: { code, message } })),
    folders: [...folders],
    freeBytes: found.freeBytes,
  };
}

async function inspect(context: LaboratoryContext, reference: string): Promise<SubjectDetail> {
  const path = await subjectPath(context, reference);
  const found = await describeSubject(path, await availableMemory(), { cache: await context.hashes() });
  const file = await (await context.engine()).inspect(path);
  // Lists show a hash as soon as it is known.
  if (found.sha256 === null) context.announce('subjects.changed', {});
  const shown = summary({ ...found, sha256: file.sha256 }, calibrationFolder(context));
  return {
    summary: shown,
    sha256: file.sha256,
    modifiedAt: new Date(file.modifiedMs).toISOString(),
    vocabularySize: file.vocabularySize,
    tensors: file.tensors,
    chatTemplateText: file.chatTemplate,
    dataSheet: shown.calibration ? copySheet(await readCalibrationSheet(file)) : null,
    studies: await studiesOf(context, file.sha256),
  };
}

function summary(subject: FoundSubject, calibration: string | null): SubjectSummary {
  return {
    reference: subjectReference(subject.path, calibration),
    path: subject.path,
    name: subject.name,
    calibration: calibration !== null && dirname(subject.path) === calibration,
    architecture: subject.architecture,
    quantization: subject.quantization,
    family: subject.family,
    sizeLabel: subject.sizeLabel,
    licence: subject.licence,
    bytes: subject.bytes,
    contextLength: subject.contextLength,
    memoryBytes: subject.memory.totalBytes,
    fits: subject.fits,
    fitMessage: subject.fitMessage,
    chatTemplate: subject.chatTemplate !== null,
    sha256: subject.sha256,
  };
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

/** The folder itself, or the one that a subject's file lies in. */
async function folderOf(path: string): Promise<string> {
  const facts = await stat(path).catch((thrown: unknown) => {
    throw fileError(path, thrown);
  });
  if (facts.isDirectory()) return path;
  await describeGguf(path);
  return dirname(path);
}

async function addFolder(context: LaboratoryContext, folder: string): Promise<void> {
  if (dirname(folder) === folder) {
    throw new MettleError(
      'INVALID_INPUT',
      `${folder} is a whole disk, which would take too long to search.`,
      {
        hint: 'Choose the folder that holds the GGUF files.',
      },
    );
  }
  const calibration = calibrationFolder(context);
  await context.settings.change(({ subjectFolders }) => {
    const searched = [...(calibration === null ? [] : [calibration]), ...subjectFolders];
    return searched.some((known) => isWithin(folder, known))
      ? {}
      : { subjectFolders: [...subjectFolders, folder] };
  });
  context.announce('subjects.changed', {});
}
