import type { SubjectList, SubjectSummary } from '../../../../shared/contract/subjects.js';
import { SUBJECT_STORES, type SubjectStore } from '../../../../shared/domain/subject-source.js';
import type { SubjectSort } from './subject-families.js';
import { foundSubjects } from './subject-search.js';

/** Which subjects are shown, and in which order. */
export interface SubjectFilter {
  readonly text: string;
  readonly store: SubjectStore | 'all';
  /** Only those that fit the memory that is free. */
  readonly fits: boolean;
  readonly sort: SubjectSort;
}

export const NO_FILTER: SubjectFilter = { text: '', store: 'all', fits: false, sort: 'name' };

/** Subjects that a filter lets through. */
export function filteredSubjects(
  subjects: readonly SubjectSummary[],
  { text, store, fits }: SubjectFilter,
): SubjectSummary[] {
  return foundSubjects(subjects, text).filter(
    (subject) => (store === 'all' || subject.source.store === store) && (!fits || subject.fits),
  );
}

/** The stores that hold any of these subjects, in the order of all stores. */
export function storesOf(subjects: readonly SubjectSummary[]): SubjectStore[] {
  const held = new Set(subjects.map(({ source }) => source.store));
  return SUBJECT_STORES.filter((store) => held.has(store));
}

const OWN_PLACES: ReadonlySet<SubjectStore> = new Set<SubjectStore>(['calibration', 'folder', 'mettle']);

/** Of the places that were searched, those of other programs: none where their search is off. */
export function otherStores(stores: SubjectList['stores']): SubjectList['stores'] {
  return stores.filter(({ store }) => !OWN_PLACES.has(store));
}
