/** It names an element of the page. */
const SECTION_ID = /^[a-z][a-z-]{0,39}$/;

/** What the results page's address holds beside the study. */
export interface ResultsPlace {
  readonly subject: string | null;
  /** The section of the page, by its id. */
  readonly view: string | null;
}

/** Reads the query of a results address; what it does not know is left out. */
export function placeOfAddress(query: string): ResultsPlace {
  const parameters = new URLSearchParams(query);
  const view = parameters.get('view');
  return { subject: parameters.get('subject'), view: view !== null && SECTION_ID.test(view) ? view : null };
}

/** The address of a place on a study's results, without its hash. */
export function resultsAddress(study: number, { subject, view }: ResultsPlace): string {
  const parameters = new URLSearchParams();
  if (subject !== null) parameters.set('subject', subject);
  if (view !== null) parameters.set('view', view);
  const query = parameters.toString();
  return `/results/${study}${query === '' ? '' : `?${query}`}`;
}
