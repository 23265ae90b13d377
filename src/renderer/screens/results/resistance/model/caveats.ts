import type { SubjectResultsOf } from '../../../../../shared/contract/results.js';
import { formatEstimate } from '../../../../formatting/numbers.js';
import type { Caveat } from '../../model/caveats.js';

/** What must be known of one subject's resistance before it is repeated; nothing before there are figures. */
export function resistanceCaveats({ findings }: SubjectResultsOf<'resistance'>): Caveat[] {
  if (findings === null) return [];
  const caveats: Caveat[] = [];
  const { result } = findings;
  const { resistance, noiseFloor } = result;
  const heldOut = [
    ...(resistance?.heldOutTemplates ? [`templates ${formatEstimate(resistance.heldOutTemplates)}`] : []),
    ...(resistance?.heldOutWordings ? [`wordings ${formatEstimate(resistance.heldOutWordings)}`] : []),
  ];
  if (heldOut.length > 0) {
    caveats.push({
      key: 'held-out',
      name: 'Held-out texts',
      text: `On texts kept out of the calibration subjects’ training alone: ${heldOut.join(', ')}.`,
      tone: 'neutral',
    });
  }
  if (resistance?.rolePersona) {
    caveats.push({
      key: 'role-persona',
      name: 'Role beside the persona',
      text: `Resistance, never pooled with the rest: ${formatEstimate(resistance.rolePersona)}.`,
      tone: 'neutral',
    });
  }
  if (noiseFloor.conditions.length === 0) {
    caveats.push({
      key: 'no-floor',
      name: 'No noise floor',
      text: 'The study has no placebo and no second default, so no shift can be told from noise.',
      tone: 'warning',
    });
  }
  return caveats;
}
