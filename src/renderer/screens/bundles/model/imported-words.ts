import type { StudySummary } from '../../../../shared/contract/studies.js';
import { formatDate } from '../../../formatting/numbers.js';

type Origin = NonNullable<StudySummary['origin']>;

/** Where a study came from, and what that means, in sentences. */
export function originWords({ bundleSha256, mettle, importedAt }: Origin): string {
  return `Imported ${formatDate(importedAt)} from a bundle of Mettle ${mettle} (SHA-256 ${bundleSha256.slice(0, 12)}…), all of which was verified. It is only read: neither run nor changed here.`;
}
