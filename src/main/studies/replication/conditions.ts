import type { Condition } from '../../../shared/domain/condition.js';
import type { StudyDesign } from '../../../shared/domain/study.js';
import { MettleError } from '../../../shared/errors.js';
import type { Library } from '../../library/library.js';
import { designConditions } from '../conditioning.js';

/** Participants that a cell of an experiment needs, so that it has a mean and a spread. */
const LEAST_PER_CELL = 2;

/** Whether a condition is a participant: somebody that the subject is asked to be. */
export function isParticipant({ kind }: Pick<Condition, 'kind'>): boolean {
  return kind === 'persona' || kind === 'role' || kind === 'role+persona';
}

/**
 * The participants of a replication: every persona, role and role with a persona of the design. Default conditions, placebos
 * and anti-targets are nobody, and stay out. Throws `INVALID_STUDY` where there are too few for the largest experiment, and as
 * `designConditions`.
 */
export function participantConditions(design: StudyDesign, library: Library): Condition[] {
  const participants = designConditions(design, library).filter(isParticipant);
  const cells = design.instruments.map((id) => library.experiments.get(id)?.experiment?.cells.length ?? 0);
  const least = LEAST_PER_CELL * Math.max(1, ...cells);
  if (participants.length >= least) return participants;
  throw new MettleError(
    'INVALID_STUDY',
    `The study ${design.name} has ${participants.length} participants, and its largest experiment needs ${least}.`,
    { hint: 'Choose more personas or roles, or draw people from a population in conditions.sources.' },
  );
}
