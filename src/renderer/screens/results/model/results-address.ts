/** The parts of the results page, in their order. */
export const SECTIONS = [
  { id: 'distributions', name: 'Distributions' },
  { id: 'map', name: 'Persona map' },
  { id: 'adoption', name: 'Adoption' },
  { id: 'noise', name: 'Noise' },
  { id: 'style', name: 'Response style and gate' },
  { id: 'default', name: 'Default persona' },
  { id: 'details', name: 'Details' },
] as const;
export type SectionId = (typeof SECTIONS)[number]['id'];

/** What the results page's address holds beside the study. */
export interface ResultsPlace {
  readonly subject: string | null;
  readonly view: SectionId | null;
}

/** Reads the query of a results address; what it does not know is left out. */
export function placeOfAddress(query: string): ResultsPlace {
  const parameters = new URLSearchParams(query);
  const view = SECTIONS.find(({ id }) => id === parameters.get('view'))?.id ?? null;
  return { subject: parameters.get('subject'), view };
}

/** The address of a place on a study's results, without its hash. */
export function resultsAddress(study: number, { subject, view }: ResultsPlace): string {
  const parameters = new URLSearchParams();
  if (subject !== null) parameters.set('subject', subject);
  if (view !== null) parameters.set('view', view);
  const query = parameters.toString();
  return `/results/${study}${query === '' ? '' : `?${query}`}`;
}
