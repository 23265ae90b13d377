import type { StudyKindId } from '../../../../shared/domain/study.js';
import { gainMeasures } from './gain-measures.js';
import { instabilityMeasures } from './instability-measures.js';
import { identityMeasures } from './identity-measures.js';
import type { KindMeasures } from './kind-measures.js';
import { populationMeasures } from './population-measures.js';
import { quantizationMeasures } from './quantization-measures.js';
import { readingsMeasures } from './readings-measures.js';
import { replicationMeasures } from './replication-measures.js';
import { resistanceMeasures } from './resistance-measures.js';
import { specificationMeasures } from './specification-measures.js';

const MEASURES: Readonly<Record<StudyKindId, KindMeasures>> = {
  resistance: resistanceMeasures,
  gain: gainMeasures,
  specification: specificationMeasures,
  readings: readingsMeasures,
  quantization: quantizationMeasures,
  instability: instabilityMeasures,
  population: populationMeasures,
  replication: replicationMeasures,
  identity: identityMeasures,
};

/** The measures of a kind of study, for its methods section. */
export function measuresOf(kind: StudyKindId): KindMeasures {
  return MEASURES[kind];
}
