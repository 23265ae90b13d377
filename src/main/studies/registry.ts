import type { StudyDesign } from '../../shared/domain/study.js';
import { gainStudy } from './gain/kind.js';
import { instabilityStudy } from './instability/kind.js';
import { identityStudy } from './identity/kind.js';
import { populationStudy } from './population/kind.js';
import { quantizationStudy } from './quantization/kind.js';
import { readingsStudy } from './readings/kind.js';
import { replicationStudy } from './replication/kind.js';
import { resistanceStudy } from './resistance/kind.js';
import { specificationStudy } from './specification/kind.js';
import type { StudyKind } from './study-kind.js';

const STUDY_KINDS: Readonly<Record<StudyDesign['kind'], StudyKind>> = {
  resistance: resistanceStudy,
  gain: gainStudy,
  specification: specificationStudy,
  readings: readingsStudy,
  quantization: quantizationStudy,
  instability: instabilityStudy,
  identity: identityStudy,
  population: populationStudy,
  replication: replicationStudy,
};

/** The protocol that a study file's `kind` names. */
export function studyKind(kind: StudyDesign['kind']): StudyKind {
  return STUDY_KINDS[kind];
}
