import { MettleError } from '../../shared/errors.js';
import { studyDesignSchema, type StudyDesign } from '../../shared/domain/study.js';
import type { Problem } from '../instruments/problems.js';
import { readJsonFile } from '../library/read-json.js';
import { issueProblems, placeOf } from './issue-problems.js';

const MOST_PROBLEMS_SHOWN = 8;

/**
 * Reads and validates a study file. Throws `FILE_NOT_FOUND`, `FILE_UNREADABLE`, or `INVALID_STUDY` naming every place in
 * the file that is wrong (e.g. `conditions.personas[2]`) and what is expected there.
 */
export async function readDesignFile(path: string): Promise<StudyDesign> {
  return validateDesign(await readJsonFile(path, 'INVALID_STUDY'), path);
}

/** Validates what a study file holds; `source` names it in messages. Throws `INVALID_STUDY`. */
export function validateDesign(value: unknown, source: string): StudyDesign {
  const result = checkDesign(value);
  if (result.design !== null) return result.design;
  const { problems } = result;
  const shown = problems.slice(0, MOST_PROBLEMS_SHOWN).map(sentence);
  const more = problems.length > shown.length ? ` (and ${problems.length - shown.length} more problems)` : '';
  throw new MettleError('INVALID_STUDY', `${source} is not a valid study: ${shown.join('; ')}${more}.`, {
    hint: 'Correct the places named; examples/first-study.json is a study that works.',
  });
}

/** The design that a value is, or every place in it that is wrong. */
export function checkDesign(
  value: unknown,
):
  | { readonly design: StudyDesign; readonly problems: readonly [] }
  | { readonly design: null; readonly problems: readonly Problem[] } {
  const result = studyDesignSchema.safeParse(value);
  const problems = result.success
    ? [...repetitions(result.data), ...misfits(result.data)]
    : result.error.issues.flatMap((issue) => issueProblems(issue, 'a study'));
  return result.success && problems.length === 0
    ? { design: result.data, problems: [] }
    : { design: null, problems };
}

function sentence({ path, message }: Problem): string {
  return `${path.length === 0 ? 'The file' : placeOf(path)} ${message}`;
}

/** Lists whose entries each stand for a dimension of the plan: an entry given twice would ask every question twice. */
function repetitions(design: StudyDesign): Problem[] {
  const { subjects, instruments, templates, orders } = design;
  return Object.entries({ subjects, instruments, templates, orders }).flatMap(([name, entries]) =>
    (entries as readonly string[])
      .flatMap((entry, position) =>
        (entries as readonly string[]).indexOf(entry) < position ? [{ entry, position }] : [],
      )
      .map(({ entry, position }) => ({
        path: [name, position],
        message: `repeats ${JSON.stringify(entry)}`,
      })),
  );
}

/** Parts of a design that cannot go together. */
function misfits({
  kind,
  specification,
  administration,
  conditions,
  population,
  instability,
}: StudyDesign): Problem[] {
  const problems: Problem[] = [];
  if (specification !== undefined && kind !== 'specification') {
    problems.push({
      path: ['specification'],
      message: `belongs to a study of kind "specification", and this one is of kind "${kind}"`,
    });
  }
  if (instability?.itemOrders !== undefined && kind !== 'instability') {
    problems.push({
      path: ['instability', 'itemOrders'],
      message: `belong to a study of kind "instability", and this one is of kind "${kind}"`,
    });
  }
  if (population !== undefined && kind !== 'population') {
    problems.push({
      path: ['population'],
      message: `belongs to a study of kind "population", and this one is of kind "${kind}"`,
    });
  }
  if (population === undefined && kind === 'population') {
    problems.push({
      path: ['population'],
      message: 'is missing: a study of kind "population" needs people to hold simulated ones against',
    });
  }
  if (specification?.thinking.includes('on') === true && administration.mode === 'readout') {
    problems.push({
      path: ['specification', 'thinking'],
      message:
        'thinking can be on in sampled mode alone, since a readout reads the first token of the answer',
    });
  }
  if (
    conditions.matched.length > 0 &&
    conditions.personas.length === 0 &&
    conditions.sources.length === 0 &&
    conditions.rolePersonas.length === 0
  ) {
    problems.push({
      path: ['conditions', 'matched'],
      message: 'needs a persona whose length can be matched',
    });
  }
  return problems;
}
