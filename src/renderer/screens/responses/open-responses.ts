import { create } from 'zustand';
import type { ResponseFilter } from '../../../shared/contract/responses.js';

/** Which responses lie open beside a page: those behind a mark of a chart, and the one that is looked at. */
interface ResponsePanel {
  readonly open: { readonly study: number; readonly filter: ResponseFilter; readonly title: string } | null;
  /** The store's number of the response that is looked at, or null for the list. */
  readonly response: number | null;
  readonly show: (study: number, filter: ResponseFilter, title: string) => void;
  readonly look: (response: number | null) => void;
  readonly close: () => void;
}

/** The state of the side panel of responses. */
export const useResponsePanel = create<ResponsePanel>((set) => ({
  open: null,
  response: null,
  show: (study, filter, title) => set({ open: { study, filter, title }, response: null }),
  look: (response) => set({ response }),
  close: () => set({ open: null, response: null }),
}));

/** Gives the function that opens the responses behind a mark beside the page; `title` says what the mark stands for. */
export function useOpenResponses(): (study: number, filter: ResponseFilter, title: string) => void {
  return useResponsePanel((panel) => panel.show);
}
