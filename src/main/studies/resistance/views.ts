import type { ResistanceViews } from '../../../shared/contract/views.js';
import type { StudySnapshot } from '../../store/store.js';
import type { Accumulator } from '../answers/accumulate.js';
import { measureAdoption } from '../measures/adoption.js';
import { answerTables } from '../answers/answer-table.js';
import { askedScales } from '../answers/asked-scales.js';
import { conditionLabels } from '../answers/condition-labels.js';
import { conditionProfiles, scaleViews } from '../measures/condition-profiles.js';
import { noiseFloor } from '../measures/noise-floor.js';
import { personaMap } from './persona-map.js';
import { withReference } from '../answers/reference.js';
import { scaleBands } from '../measures/scale-bands.js';

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
