import type { Instrument } from '../../shared/domain/instrument.js';
import type { Persona } from '../../shared/domain/persona.js';
import { MettleError } from '../../shared/errors.js';

/**
 * Checks a persona's targets against the instruments at hand: every scale named exists, and the letters of the persona's
 * type agree with its targets on the axes. Targets on instruments that are not at hand are left alone. `source` names the
 * persona's file. Throws `INVALID_PERSONA`.
 */
export function checkTargets(
  persona: Persona,
  instruments: ReadonlyMap<string, Instrument>,
  source: string,
): void {
  for (const [instrumentId, targets] of Object.entries(persona.targets)) {
    const instrument = instruments.get(instrumentId);
    if (instrument === undefined) continue;
    for (const [scaleId, level] of Object.entries(targets)) {
      const scale = instrument.scales.find((candidate) => candidate.id === scaleId);
      const place = `${source}: target ${instrumentId}.${scaleId} of persona ${persona.id}`;
      if (scale === undefined) {
        throw new MettleError(
          'INVALID_PERSONA',
          `${place} names a scale that the instrument does not have.`,
          {
            hint: `Choose one of: ${instrument.scales.map((candidate) => candidate.id).join(', ')}.`,
          },
        );
      }
      const opposite = level > 0.5 ? scale.low.letter : level < 0.5 ? scale.high.letter : undefined;
      if (persona.type !== undefined && opposite !== undefined && persona.type.includes(opposite)) {
        throw new MettleError(
          'INVALID_PERSONA',
          `${place} is ${level}, but its type ${persona.type} asks for ${opposite}.`,
          {
            hint: 'Correct the type or the target.',
          },
        );
      }
    }
  }
}
