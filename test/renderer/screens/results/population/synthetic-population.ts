import { acquiescent, moving } from '../../../../main/studies/answers/synthetic.js';
import {
  analyse,
  peopleReference,
  peopleStudy,
} from '../../../../main/studies/population/synthetic-people.js';
import type { PopulationView } from '../../../../../src/renderer/screens/results/population/model/population-view.js';
import type { PopulationResult } from '../../../../../src/shared/domain/population/result.js';

const snapshot = peopleStudy(peopleReference(30));

/** The findings of a subject that moves the share `adopted`, or of one that agrees with everything. */
export function populationResult(adopted: number | 'agreeing' = 0.5): PopulationResult {
  return analyse(snapshot, adopted === 'agreeing' ? acquiescent : moving(adopted));
}

/** The same as a view, of a subject with this name. */
export function syntheticPopulation(adopted: number | 'agreeing' = 0.5, name = 'half'): PopulationView {
  const result = populationResult(adopted);
  return {
    study: {
      id: 7,
      name: 'people',
      instruments: [{ id: 'axes', name: 'Axes' }],
    } as unknown as PopulationView['study'],
    detail: {} as PopulationView['detail'],
    subject: { sha256: `sha-${name}`, name } as unknown as PopulationView['subject'],
    result,
    faded: !result.gate.passed,
  };
}
