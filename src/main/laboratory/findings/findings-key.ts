import { createHash } from 'node:crypto';
import { METTLE_VERSION } from '../../engine/versions.js';
import type { StudySnapshot } from '../../store/store.js';
import { canonicalJson } from '../../studies/canonical-json.js';
import type { Standing } from '../../studies/study-kind.js';

/**
 * SHA-256 (hex) over all that findings depend on besides the responses: the program's version, the analysis settings, and
 * the texts that say how responses are read (keying, targets, requested types); and, where a kind of study compares subjects,
 * how it does and what the subject is to the others. Name and description are left out.
 */
export function findingsKey(
  snapshot: StudySnapshot,
  standing: Standing | null = null,
  version: string = METTLE_VERSION,
): string {
  const { design, planHash, instruments, conditions, templates = [], targets, types } = snapshot;
  const { analysis, kind, quantization = null } = design;
  const reading = {
    ...{ version, kind, planHash, analysis, instruments, conditions, templates, targets, types },
    ...(standing === null ? {} : { standing, quantization }),
  };
  return createHash('sha256').update(canonicalJson(reading)).digest('hex');
}
