import type { Handlers } from '../../shared/contract/contract.js';
import { DONE } from '../../shared/contract/definition.js';
import type { SubjectList } from '../../shared/contract/subjects.js';
import type { LaboratoryContext } from './context.js';
import { listCatalogue } from './subjects/catalogue.js';
import { adaptHandlers } from './subjects/subject-adapt.js';
import { inspectSubject } from './subjects/subject-detail.js';
import { addSubjectPath, removeSubjectFolder } from './subjects/subject-folders.js';
import { listSubjects, type ListFollowers } from './subjects/subject-list.js';
import { SubjectSearch } from './subjects/subject-search.js';

type SubjectHandlers = Pick<
  Handlers,
  | 'subjects.list'
  | 'subjects.inspect'
  | 'subjects.addPath'
  | 'subjects.removeFolder'
  | 'subjects.locate'
  | 'subjects.adapt'
  | 'subjects.catalogue'
>;

/** Finding, inspecting and adding subjects. */
export function subjectHandlers(
  context: LaboratoryContext,
  search: SubjectSearch = new SubjectSearch(context),
  followers: ListFollowers = {},
): SubjectHandlers {
  const list = (): Promise<SubjectList> => listSubjects(context, search, followers);
  return {
    'subjects.list': list,
    'subjects.catalogue': () => listCatalogue(),
    'subjects.inspect': ({ reference }) => inspectSubject(context, search, reference),
    'subjects.addPath': async ({ path }) => {
      await addSubjectPath(context, path);
      return list();
    },
    'subjects.removeFolder': async ({ path }) => {
      await removeSubjectFolder(context, path);
      return DONE;
    },
    'subjects.locate': async ({ sha256 }) => {
      const path = await search.locate(sha256);
      await context.keepHashes();
      return { path };
    },
    ...adaptHandlers(context),
  };
}
