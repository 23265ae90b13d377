import { subjectReference } from '../../subjects/subject-reference.js';
import type { LaboratoryContext } from '../context.js';
import { calibrationFolder } from '../subject-path.js';
import { SubjectSearch } from '../subjects/subject-search.js';
import { DownloadDesk, type DownloadDeskOptions } from './download-desk.js';

/** What tests put in the place of the machine's own. */
export type DownloadParts = Pick<DownloadDeskOptions, 'keyStore' | 'patience' | 'runOrder'>;

/** The desk of a laboratory's downloads. It touches neither network nor key store before something is asked of it. */
export function openDownloadDesk(context: LaboratoryContext, parts: DownloadParts = {}): DownloadDesk {
  const search = new SubjectSearch(context);
  return new DownloadDesk({
    ...parts,
    context,
    referenceOf: async (sha256) => {
      const path = await search.locate(sha256);
      return path === null ? null : subjectReference(path, calibrationFolder(context));
    },
  });
}
