import type { Instrument } from '../../shared/domain/instrument.js';
import type { Persona } from '../../shared/domain/persona.js';
import { MettleError } from '../../shared/errors.js';

/** What is wrong with a target, where it lies within the persona, and what to do. */
export interface TargetProblem {
  readonly path: readonly string[];
  /** `target <instrument>.<scale>`, as a message calls it. */
  readonly target: string;
  /** Goes on from the target's name: `names a scale that the instrument does not have`. */
  readonly message: string;
  readonly hint: string;
}

/**
 * Checks a persona's targets against the instruments at hand: every scale named exists, and the letters of the persona's
 * type agree with its targets on the axes. Targets on instruments that are not at hand are left alone.
 */
export function targetProblems(
  persona: Persona,
  instruments: ReadonlyMap<string, Instrument>,
): TargetProblem[] {
  return Object.entries(persona.targets).flatMap(([instrumentId, targets]) => {
    const instrument = instruments.get(instrumentId);
    if (instrument === undefined) return [];
    return Object.entries(targets).flatMap(([scaleId, level]): TargetProblem[] => {
      const at = {
        path: ['targets', instrumentId, scaleId],
        target: `target ${instrumentId}.${scaleId}`,
      };
      const scale = instrument.scales.find((candidate) => candidate.id === scaleId);
      if (scale === undefined) {
        const known = instrument.scales.map((candidate) => candidate.id).join(', ');
        return [
          {
            ...at,
            message: 'names a scale that the instrument does not have',
            hint: `Choose one of: ${known}.`,
          },
        ];
      }
      const opposite = level > 0.5 ? scale.low.letter : level < 0.5 ? scale.high.letter : undefined;
      if (persona.type === undefined || opposite === undefined || !persona.type.includes(opposite)) return [];
      return [
        {
          ...at,
          message: `is ${level}, but its type ${persona.type} asks for ${opposite}`,
          hint: 'Correct the type or the target.',
        },
      ];
    });
  });
}

/** Refuses a persona that has `targetProblems`. `source` names its file. Throws `INVALID_PERSONA`. */
export function checkTargets(
  persona: Persona,
  instruments: ReadonlyMap<string, Instrument>,
  source: string,
): void {
  const [first] = targetProblems(persona, instruments);
  if (first === undefined) return;
  throw new MettleError(
    'INVALID_PERSONA',
    `${source}: ${first.target} of persona ${persona.id} ${first.message}.`,
    { hint: first.hint },
  );
}
