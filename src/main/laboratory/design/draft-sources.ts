import { basename, dirname } from 'node:path';
import type { z } from 'zod';
import type { DraftDesign, draftSourceSchema } from '../../../shared/contract/designs.js';
import type { StudyDesign } from '../../../shared/domain/study.js';
import { MettleError } from '../../../shared/errors.js';
import { firstStudyFile } from '../../library/example-study.js';
import type { StudyRecord } from '../../store/store.js';
import { checkDesign, readDesignFile } from '../../studies/design-file.js';
import { placeOfSubject } from '../../engine/adapter-choice.js';
import { parseAdaptedReference } from '../../subjects/adapted-reference.js';
import { CALIBRATION_PREFIX } from '../../subjects/resolve-subject.js';
import { placeReference } from '../../subjects/resolve-place.js';
import type { LaboratoryContext } from '../context.js';
import { describeProblem } from '../documents/describe-problem.js';
import { readJsonText } from '../documents/json-text.js';
import { storedStudy } from '../stored-study.js';
import { calibrationFolder, subjectPath } from '../subject-path.js';

const MOST_PROBLEMS_TOLD = 8;
const LONGEST_NAME = 64;

type DraftSource = z.output<typeof draftSourceSchema>;

/** What a new draft begins as. */
export interface NewDraft {
  readonly design: DraftDesign;
  readonly quick: boolean;
  readonly derivedFrom: number | null;
}

/**
 * What a new draft holds, under a name that no draft and no study has. Throws `INVALID_STUDY` for a text that is no study
 * file, naming the lines, and `STUDY_NOT_FOUND`.
 */
export async function newDraft(context: LaboratoryContext, source: DraftSource): Promise<NewDraft> {
  const draft = await beginning(context, source);
  const taken = new Set([
    ...(await context.store.drafts()).map(({ design }) => design.name),
    ...(await context.store.studies()).map(({ design }) => design.name),
  ]);
  return { ...draft, design: { ...draft.design, name: freeName(draft.design.name, taken) } };
}

async function beginning(context: LaboratoryContext, source: DraftSource): Promise<NewDraft> {
  switch (source.kind) {
    case 'first-study':
      return { design: await readDesignFile(firstStudyFile()), quick: false, derivedFrom: null };
    case 'empty': {
      const first = await readDesignFile(firstStudyFile());
      const design = { ...first, name: 'new-study', description: '', subjects: [] };
      return { design, quick: false, derivedFrom: null };
    }
    case 'draft': {
      const { design, quick, derivedFrom } = await context.store.draft(source.draft);
      return { design, quick, derivedFrom };
    }
    case 'study': {
      const record = await storedStudy(context.store, source.study);
      const design = { ...record.design, subjects: await references(context, record) };
      return { design, quick: record.quick, derivedFrom: record.id };
    }
    case 'file':
      return { design: readDesignText(source.text), quick: false, derivedFrom: null };
  }
}

/** How a stored study's subjects are named so that they are found from anywhere. */
async function references(context: LaboratoryContext, record: StudyRecord): Promise<string[]> {
  const calibration = calibrationFolder(context);
  const named = await calibrationFiles(context, record.design);
  const subjects = await context.store.studySubjects(record.id);
  const found = subjects.map(({ subject }) => {
    const place = placeOfSubject(subject);
    // Mettle itself may have moved since: a calibration subject is known by its name then.
    const moved = dirname(place.path) === calibration ? undefined : named.get(basename(place.path));
    return placeReference(moved === undefined ? place : { ...place, path: moved }, calibration);
  });
  return [...new Set(found)];
}

/** Where the calibration subjects lie that a design names, by the name of their file. */
async function calibrationFiles(
  context: LaboratoryContext,
  { subjects }: StudyDesign,
): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const reference of subjects) {
    const base = parseAdaptedReference(reference)?.base ?? reference;
    if (!base.startsWith(CALIBRATION_PREFIX)) continue;
    // One that is not there any more is named by its old path, which says more than its name.
    const path = await subjectPath(context, base).catch(() => null);
    if (path !== null) files.set(basename(path), path);
  }
  return files;
}

function readDesignText(text: string): StudyDesign {
  const json = readJsonText(text);
  const { design, problems: wrong } =
    json.value === undefined ? { design: null, problems: [] } : checkDesign(json.value);
  if (design !== null && json.problems.length === 0) return design;
  const problems = [
    ...json.problems,
    ...wrong.map(({ path, message }) => json.problemAt(path, message)),
  ].toSorted((left, right) => left.line - right.line || left.column - right.column);
  const shown = problems.slice(0, MOST_PROBLEMS_TOLD).map(describeProblem);
  const more = problems.length > shown.length ? `; and ${problems.length - shown.length} more` : '';
  throw new MettleError('INVALID_STUDY', `This is not a valid study file: ${shown.join('; ')}${more}.`, {
    hint: 'Correct the lines named; the first study, exported, is a study file that works.',
  });
}

/** `name`, or with the next number behind it where it is taken. */
function freeName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  const shorter = name.replace(/-\d+$/, '');
  const stem = taken.has(shorter) ? shorter : name;
  for (let number = 2; ; number += 1) {
    const ending = `-${number}`;
    const candidate = `${stem.slice(0, LONGEST_NAME - ending.length)}${ending}`;
    if (!taken.has(candidate)) return candidate;
  }
}
