import type { ResistanceViews } from '../../../shared/contract/views.js';
import type { StudySnapshot } from '../../store/store.js';
import type { Accumulator } from './accumulate.js';
import { measureAdoption } from './adoption.js';
import { answerTables } from './answer-table.js';
import { askedScales } from './asked-scales.js';
import { conditionLabels } from './condition-labels.js';
import { conditionProfiles, scaleViews } from './condition-profiles.js';
import { noiseFloor } from './noise-floor.js';
import { personaMap } from './persona-map.js';
import { withReference } from './reference.js';
import { scaleBands } from './scale-bands.js';

/**
 * What the charts of one subject draw, from what was counted of its responses: finished numbers that agree with those of
 * `analyseResistance`. Scores are on the instrument's response scale.
 */
export function resistanceViews(accumulator: Accumulator, snapshot: StudySnapshot): ResistanceViews {
  const { confidence } = snapshot.design.analysis;
  const answers = answerTables(accumulator, snapshot);
  const tables = answers.map(withReference);
  const measured = measureAdoption(askedScales(tables, snapshot));
  return {
    scales: scaleViews(answers),
    profiles: conditionProfiles(tables, measured, conditionLabels(snapshot.conditions), confidence),
    bands: scaleBands(tables, noiseFloor(tables, measured, confidence)),
    personaMap: personaMap(tables, snapshot),
  };
}
