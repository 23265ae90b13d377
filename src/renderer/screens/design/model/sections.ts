/** The parts of the page, in its order. */
export const SECTIONS = [
  'name',
  'kind',
  'subjects',
  'instruments',
  'conditions',
  'administration',
  'repeats',
  'analysis',
] as const;
export type SectionId = (typeof SECTIONS)[number];

export const SECTION_TITLES: Readonly<Record<SectionId, string>> = {
  name: 'Name and description',
  kind: 'Kind of study',
  subjects: 'Subjects',
  instruments: 'Instruments',
  conditions: 'Conditions',
  administration: 'Administration',
  repeats: 'Repeats and seed',
  analysis: 'Quick look and analysis',
};

/** The same in one word each, for where there is little room. */
export const SECTION_WORDS: Readonly<Record<SectionId, string>> = {
  name: 'Name',
  kind: 'Kind',
  subjects: 'Subjects',
  instruments: 'Instruments',
  conditions: 'Conditions',
  administration: 'Administration',
  repeats: 'Repeats',
  analysis: 'Analysis',
};

/** Places that stand in another section than their first name says; the longest that fits counts. */
const PLACES: readonly (readonly [string, SectionId])[] = [
  ['schemaVersion', 'name'],
  ['name', 'name'],
  ['description', 'name'],
  ['kind', 'kind'],
  ['quantization', 'kind'],
  ['instability', 'kind'],
  ['population', 'kind'],
  ['identity', 'kind'],
  ['replication', 'kind'],
  ['subjects', 'subjects'],
  ['instruments', 'instruments'],
  ['language', 'instruments'],
  ['judge', 'instruments'],
  ['conditions', 'conditions'],
  ['templates', 'administration'],
  ['orders', 'administration'],
  ['administration', 'administration'],
  ['determinism', 'administration'],
  ['specification', 'administration'],
  ['administration.runs', 'repeats'],
  ['seed', 'repeats'],
  ['analysis', 'analysis'],
  ['quick', 'analysis'],
  ['quickItemsPerScale', 'analysis'],
];

/**
 * The section in which a place of the design, such as `conditions.personas[2]`, is edited. Null for a place that no section
 * has: the problem concerns the design as a whole.
 */
export function sectionOfPlace(place: string): SectionId | null {
  return nearest(place, PLACES, ([name]) => name)?.[1] ?? null;
}

/**
 * The place out of `available` that holds `place`: itself, else the longest that it lies in. Null where there is none.
 */
export function nearestPlace(place: string, available: readonly string[]): string | null {
  return nearest(place, available, (name) => name);
}

function nearest<Entry>(
  place: string,
  entries: readonly Entry[],
  nameOf: (entry: Entry) => string,
): Entry | null {
  const path = steps(place);
  const holding = entries.filter((entry) => holds(steps(nameOf(entry)), path));
  return (
    holding.toSorted((left, right) => steps(nameOf(right)).length - steps(nameOf(left)).length)[0] ?? null
  );
}

/** `conditions.personas[2]` -> conditions, personas, 2. */
function steps(place: string): string[] {
  return place.split(/[.[\]]+/).filter((step) => step !== '');
}

function holds(outer: readonly string[], inner: readonly string[]): boolean {
  return outer.length > 0 && outer.every((step, position) => inner[position] === step);
}
