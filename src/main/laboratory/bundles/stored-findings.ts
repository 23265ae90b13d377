import { findingsSchema, type Findings } from '../../../shared/contract/results.js';
import type { BundleSource } from '../../bundles/source.js';
import type { LaboratoryStore } from '../../store/laboratory-store.js';
import { findingsBasis } from '../findings/findings-basis.js';

/**
 * The findings of a study's subjects, in its order, as they were last worked out; null where those of one with responses are
 * not of today's program, settings and responses. Throws `STORE_*`.
 */
export async function storedFindings(
  store: Pick<LaboratoryStore, 'findings'>,
  { study, subjects }: Pick<BundleSource, 'study' | 'subjects'>,
): Promise<readonly (Findings | null)[] | null> {
  const all: (Findings | null)[] = [];
  for (const { subject, responses } of subjects) {
    if (responses === 0) {
      all.push(null);
      continue;
    }
    const basis = findingsBasis(study, subject.sha256, subjects);
    const stored = await store.findings(study.id, subject.sha256);
    if (stored?.key !== basis.key || stored.responses < basis.responses) return null;
    const parsed = findingsSchema.safeParse(stored.findings);
    if (!parsed.success) return null;
    all.push(parsed.data);
  }
  return all;
}
