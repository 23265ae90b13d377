import { useCallback } from 'react';
import { useOpenResponses } from '../../../responses/open-responses.js';
import type { MarkResponses } from '../model/mark-filters.js';
import type { SubjectView } from '../model/subject-view.js';

/** Gives the function that shows the responses behind a mark beside the page. */
export function useOpenMark(view: SubjectView): (mark: MarkResponses) => void {
  const open = useOpenResponses();
  const { id } = view.study;
  return useCallback(({ filter, title }) => open(id, filter, title), [open, id]);
}
