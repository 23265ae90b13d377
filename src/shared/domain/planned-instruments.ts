import { CONFIDENCE_INSTRUMENT } from './identity/settings.js';
import type { StudyDesign } from './study.js';

/** Ids of the instruments that a study puts, in its plan's order: the design's, then what the study makes of them itself. */
export function plannedInstruments({
  instruments,
  kind,
  identity,
}: Pick<StudyDesign, 'instruments' | 'kind' | 'identity'>): readonly string[] {
  return kind === 'identity' && identity?.confidence === true
    ? [...instruments, CONFIDENCE_INSTRUMENT]
    : instruments;
}
