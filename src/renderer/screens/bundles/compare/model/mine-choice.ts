import type { StudySummary } from '../../../../../shared/contract/studies.js';

/** The studies that another may be compared with, those that fit best first: one plan, then one kind, then the newest. */
export function comparableStudies(theirs: StudySummary, studies: readonly StudySummary[]): StudySummary[] {
  const rank = (study: StudySummary): number =>
    (study.planHash === theirs.planHash ? 0 : 4) +
    (study.kind === theirs.kind ? 0 : 2) +
    (study.origin === null ? 0 : 1);
  return studies
    .filter(({ id, responses }) => id !== theirs.id && responses > 0)
    .map((study, place) => ({ study, place }))
    .sort((one, other) => rank(one.study) - rank(other.study) || one.place - other.place)
    .map(({ study }) => study);
}

/** The study that an address names as mine, as `mine=3`; null where it names none. */
export function mineInAddress(search: string): number | null {
  const text = new URLSearchParams(search).get('mine') ?? '';
  return /^[1-9]\d{0,14}$/.test(text) ? Number(text) : null;
}

/** The address of a comparison. */
export function compareAddress(theirs: number, mine: number | null): string {
  return mine === null ? `/compare/${theirs}` : `/compare/${theirs}?mine=${mine}`;
}
