import { useCallback } from 'react';
import { useOpenResponses } from '../../../responses/open-responses.js';
import type { MarkResponses } from '../model/behind.js';
import type { IdentityView } from '../model/identity-view.js';

/** Gives the function that shows the responses behind a mark beside the page. */
export function useOpenBehind({ study: { id } }: IdentityView): (mark: MarkResponses) => void {
  const open = useOpenResponses();
  return useCallback(({ filter, title }) => open(id, filter, title), [open, id]);
}
