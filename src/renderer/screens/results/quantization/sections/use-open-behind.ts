import { useCallback } from 'react';
import { useOpenResponses } from '../../../responses/open-responses.js';
import type { MarkResponses } from '../model/behind.js';

/** Gives the function that shows the responses behind a mark of this study beside the page. */
export function useOpenBehind(study: number): (mark: MarkResponses) => void {
  const open = useOpenResponses();
  return useCallback(({ filter, title }) => open(study, filter, title), [open, study]);
}
