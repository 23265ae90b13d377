import type { StudySnapshot } from '../../store/store.js';
import { createAccumulator } from '../answers/accumulate.js';
import type { LiveAnalysis } from '../study-kind.js';
import { liveProfiles } from './live-profiles.js';

/** Follows a subject by its profiles so far: what every kind that administers instruments shows while it runs. */
export function liveCount(snapshot: StudySnapshot): LiveAnalysis {
  const accumulator = createAccumulator(snapshot);
  return {
    add: (response) => accumulator.add(response),
    get answered() {
      return accumulator.coverage.answered;
    },
    profiles: () => liveProfiles(accumulator, snapshot),
  };
}
