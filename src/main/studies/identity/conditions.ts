import type { Condition } from '../../../shared/domain/condition.js';
import { identitySettingsSchema, REASONING_ARM } from '../../../shared/domain/identity/settings.js';
import type { Role } from '../../../shared/domain/persona.js';
import type { StudyDesign } from '../../../shared/domain/study.js';
import { MettleError } from '../../../shared/errors.js';
import type { Library } from '../../library/library.js';
import { conditioningLanguage, designConditions } from '../conditioning.js';

/**
 * The conditions of an identity study: for every arm its text alone before each default condition (the baselines) and before
 * each identity in each framing, then for every identity the irrelevant one with the same framing, whose text is brought to that
 * identity's length for each subject. Identifiers end in `@` and the arm. Throws `INVALID_STUDY` for a design without
 * identities or with conditions that this kind does not read, for an instrument without a task, a role that is not in the
 * library, a missing text, and for an arm that asks for reasons where answers are not generated freely.
 */
export function identityConditions(design: StudyDesign, library: Library): Condition[] {
  const settings = design.identity ?? identitySettingsSchema.parse({});
  requireIdentitiesAlone(design);
  requireTasks(design, library);
  requireRoomForReasons(design, settings.arms);
  const base = designConditions(design, library);
  const language = conditioningLanguage(design);
  const irrelevant = settings.irrelevant === null ? null : roleOf(library, settings.irrelevant);
  const others = new Set([...settings.arms, ...(irrelevant === null ? [] : [irrelevant.id])]);
  const identities = base.filter(({ role }) => role !== undefined && !others.has(role));
  if (identities.length === 0) {
    throw invalid(
      `The study ${design.name} names no identity.`,
      'Give conditions.roles the roles that are to be asked for, such as "democrat" and "republican".',
    );
  }
  const defaults = base.filter(({ kind }) => kind === 'default');
  if (defaults.length === 0) {
    throw invalid(`The study ${design.name} has no baseline.`, 'Set conditions.default to ["none"].');
  }
  return settings.arms.flatMap((arm): Condition[] => {
    const instruction = textOf(roleOf(library, arm), undefined, language);
    const inArm = (condition: Condition): Condition => ({
      ...condition,
      id: `${condition.id}@${arm}`,
      arm,
      system: condition.system === null ? instruction : `${instruction} ${condition.system}`,
    });
    const asked = identities.map(inArm);
    const beside =
      irrelevant === null
        ? []
        : asked.map((condition): Condition => {
            const text = textOf(irrelevant, condition.wording, language);
            return {
              ...condition,
              id: `role:${irrelevant.id}:${condition.role}:${condition.wording}@${arm}`,
              role: irrelevant.id,
              lengthOf: condition.id,
              system: [instruction, text, filler(library, language)].filter((part) => part !== '').join(' '),
            };
          });
    return [...defaults.map(inArm), ...asked, ...beside];
  });
}

function requireIdentitiesAlone({ name, conditions }: StudyDesign): void {
  const { personas, placebos, rolePersonas, sources, matched } = conditions;
  const unread = Object.entries({ personas, placebos, rolePersonas, sources, matched }).filter(
    ([, chosen]) => chosen === 'all' || chosen.length > 0,
  );
  if (conditions.roles === 'all') {
    throw invalid(
      `The study ${name} takes all roles for identities, occupations and ways of answering among them.`,
      'Give conditions.roles the identities by name, such as "democrat" and "republican".',
    );
  }
  if (unread.length === 0) return;
  throw invalid(
    `The study ${name} is of kind identity, which reads defaults and roles, and its conditions hold ${unread.map(([what]) => what).join(', ')} too.`,
    `Set ${unread.map(([what]) => `conditions.${what}`).join(', ')} to [].`,
  );
}

function requireTasks({ name, instruments }: StudyDesign, library: Library): void {
  const other = instruments.find((id) => library.instruments.get(id)?.task === undefined);
  if (other === undefined || !library.instruments.has(other)) return;
  const known = [...library.instruments.values()].filter(({ task }) => task !== undefined);
  throw invalid(
    `The instrument ${other} of study ${name} holds neither headlines nor evidence tables.`,
    `Choose from: ${known.map(({ id }) => id).join(', ')}; or give an instrument of your own a task.`,
  );
}

function requireRoomForReasons({ name, administration }: StudyDesign, arms: readonly string[]): void {
  const isFree = administration.mode === 'sampled' && administration.answer === 'free';
  if (isFree || !arms.includes(REASONING_ARM)) return;
  throw invalid(
    `The arm ${REASONING_ARM} of study ${name} asks for reasons before the answer, which ${administration.mode === 'sampled' ? 'a grammar of labels' : 'a readout'} leaves no room for.`,
    'Set administration to sampled answers in free text with maxTokens of 400 or more, or leave the arm out.',
  );
}

function roleOf(library: Library, id: string): Role {
  const role = library.roles.get(id);
  if (role !== undefined) return role;
  throw invalid(
    `The study names the role "${id}", which is not in the library.`,
    `Choose from: ${[...library.roles.keys()].join(', ')}.`,
  );
}

/** The role's text in this wording, or its first. Throws `INVALID_STUDY` where the language is missing. */
function textOf({ id, wordings }: Role, wording: string | undefined, language: string): string {
  const chosen = wordings.find((own) => own.id === wording) ?? wordings[0];
  const text = chosen?.text[language];
  if (text !== undefined) return text;
  throw invalid(
    `The role ${id} has no text in language "${language}".`,
    'Choose another conditions.language, or give the role a text of your own.',
  );
}

/** Neutral sentences that make up for what the irrelevant identity's own text is short of. */
function filler(library: Library, language: string): string {
  const [first] = library.placebos.values();
  return first?.wordings[0]?.text[language] ?? '';
}

function invalid(message: string, hint: string): MettleError {
  return new MettleError('INVALID_STUDY', message, { hint });
}
