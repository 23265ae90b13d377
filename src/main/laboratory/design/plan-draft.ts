import type { DraftDesign } from '../../../shared/contract/designs.js';
import { MettleError, type ErrorCode } from '../../../shared/errors.js';
import type { Problem } from '../../instruments/problems.js';
import type { Library } from '../../library/library.js';
import { NO_SYSTEM_PROMPT } from '../../personas/validate.js';
import type { StudySnapshot } from '../../store/store.js';
import { checkDesign } from '../../studies/design-file.js';
import { placeOf } from '../../studies/issue-problems.js';
import { planStudy } from '../../studies/plan.js';

/** A plan, where one can be made, and everything that is wrong with the design. */
export interface PlannedDraft {
  /** Does not wait for subjects: no plan depends on them. */
  readonly snapshot: StudySnapshot | null;
  readonly problems: readonly Problem[];
}

/** Where in a design a plan's own refusals belong. */
const PLAN_PLACES: Partial<Record<ErrorCode, readonly string[]>> = {
  INVALID_STUDY: ['conditions'],
  INVALID_TEMPLATE: ['templates'],
  INVALID_INSTRUMENT: ['instruments'],
  INVALID_PERSONA: ['conditions'],
};

/**
 * Plans a design that may not be ready: names every list that is empty, every entry that stands twice and every name that the
 * library does not hold, then what keeps the plan from being made. Looks at no file.
 */
export function planDraft(design: DraftDesign, library: Library, quick: boolean): PlannedDraft {
  const problems: Problem[] = [...checkDesign(design).problems, ...unknownNames(design, library)];
  if (problems.some(({ path }) => path[0] !== 'subjects')) return { snapshot: null, problems };
  try {
    return { snapshot: planStudy(design, library, { quick }), problems };
  } catch (thrown) {
    const error = MettleError.from(thrown);
    const path = PLAN_PLACES[error.code];
    if (path === undefined) throw error;
    const hint = error.hint === undefined ? '' : ` ${error.hint}`;
    return { snapshot: null, problems: [...problems, { path, message: `${error.message}${hint}` }] };
  }
}

/**
 * The plan of a design that may lack subjects. Throws `INVALID_STUDY` naming what keeps it from being made.
 */
export function requirePlan(design: DraftDesign, library: Library, quick: boolean): StudySnapshot {
  const { snapshot, problems } = planDraft(design, library, quick);
  if (snapshot === null) throw notReady(problems);
  return snapshot;
}

/** The refusal of a design that has problems. */
export function notReady(problems: readonly Problem[]): MettleError {
  const told = problems.map(({ path, message }) => `${placeOf(path)} ${message}`.replace(/\.$/, ''));
  return new MettleError('INVALID_STUDY', `The design is not ready: ${told.join('; ')}.`, {
    hint: 'Correct the places named.',
  });
}

function unknownNames(design: DraftDesign, library: Library): Problem[] {
  const { conditions } = design;
  const neutrals = new Set([NO_SYSTEM_PROMPT, ...library.neutrals.keys()]);
  return [
    ...(design.kind === 'replication'
      ? unknown(design.instruments, library.experiments, 'experiment', ['instruments'])
      : unknown(design.instruments, library.instruments, 'instrument', ['instruments'])),
    ...unknown(design.templates, library.templates, 'template', ['templates']),
    ...unknown(conditions.default, neutrals, 'neutral text', ['conditions', 'default']),
    ...unknown(conditions.placebos, library.placebos, 'placebo', ['conditions', 'placebos']),
    ...unknown(conditions.personas, library.personas, 'persona', ['conditions', 'personas']),
    ...unknown(conditions.roles, library.roles, 'role', ['conditions', 'roles']),
    ...(conditions.rolePersonas === 'all' ? [] : conditions.rolePersonas).flatMap(
      ({ role, persona }, index) => [
        ...unknownOne(role, library.roles, 'role', ['conditions', 'rolePersonas', index, 'role']),
        ...unknownOne(persona, library.personas, 'persona', ['conditions', 'rolePersonas', index, 'persona']),
      ],
    ),
  ];
}

type Known = Pick<ReadonlySet<string>, 'has'>;

function unknown(
  chosen: 'all' | readonly string[],
  known: Known,
  what: string,
  path: PropertyKey[],
): Problem[] {
  if (chosen === 'all') return [];
  return chosen.flatMap((id, index) => unknownOne(id, known, what, [...path, index]));
}

function unknownOne(id: string, known: Known, what: string, path: PropertyKey[]): Problem[] {
  return known.has(id) ? [] : [{ path, message: `names the ${what} "${id}", which is not in the library` }];
}
