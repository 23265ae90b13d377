import type { Speed } from '../../../shared/contract/subjects.js';
import type { FoundSubject } from '../../subjects/found-subject.js';
import { subjectSpeed } from '../../subjects/knowledge/speed.js';
import type { LaboratoryContext } from '../context.js';

/**
 * How fast a subject is under the researcher's present settings, from what was measured on this machine; see `subjectSpeed`.
 * Throws `FILE_UNREADABLE`.
 */
export async function speedBySettings(
  context: Pick<LaboratoryContext, 'settings' | 'speeds'>,
): Promise<(subject: FoundSubject) => Speed | null> {
  const [{ gpu, threads }, measurements] = await Promise.all([
    context.settings.read(),
    context.speeds.measurements(),
  ]);
  return (subject) => subjectSpeed(subject, measurements, { gpu, threads });
}
