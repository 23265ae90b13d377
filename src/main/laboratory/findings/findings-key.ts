import { createHash } from 'node:crypto';
import type { StudyDesign } from '../../../shared/domain/study.js';
import { METTLE_VERSION } from '../../engine/versions.js';
import type { StudySnapshot } from '../../store/store.js';
import { canonicalJson } from '../../studies/canonical-json.js';
import type { Standing } from '../../studies/study-kind.js';

/** Raised by whoever changes what findings hold or how they come about, so that stored ones are worked out anew. */
const FINDINGS_REVISION = 2;

/**
 * SHA-256 (hex) over all that findings depend on besides the responses: the program's version and the revision of its findings,
 * the analysis settings, the texts that say how responses are read (keying, targets, requested types), and the settings of the
 * kind of study; where it compares subjects, what the subject is to the others; where it simulates people, who they are. Name
 * and description are left out.
 */
export function findingsKey(
  snapshot: StudySnapshot,
  standing: Standing | null = null,
  version: string = METTLE_VERSION,
): string {
  const { design, planHash, instruments, conditions, templates = [], targets, types, people } = snapshot;
  const { analysis, kind } = design;
  const settings = settingsOfKind(design);
  const reading = {
    ...{
      version,
      revision: FINDINGS_REVISION,
      kind,
      planHash,
      analysis,
      instruments,
      conditions,
      templates,
      targets,
      types,
    },
    ...(settings === undefined ? {} : { settings }),
    ...(standing === null ? {} : { standing }),
    ...(people === undefined ? {} : { people }),
  };
  return createHash('sha256').update(canonicalJson(reading)).digest('hex');
}

/** Every kind of study that has settings keeps them in the design under its own name. */
function settingsOfKind(design: StudyDesign): unknown {
  return (design as Readonly<Record<string, unknown>>)[design.kind];
}
