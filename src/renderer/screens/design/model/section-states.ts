import type { DesignCheck } from '../../../../shared/contract/designs.js';
import type { DraftContent } from './draft-content.js';
import { SECTIONS, sectionOfPlace, type SectionId } from './sections.js';

export type DesignProblem = DesignCheck['problems'][number];

/** `missing`: something that a study needs has not been chosen; `problem`: something that was chosen cannot be. */
export type SectionState = 'complete' | 'missing' | 'problem';

export interface SectionStanding {
  readonly state: SectionState;
  readonly problems: readonly DesignProblem[];
}

/** The standing of every section; problems without a section of their own are left to `unplacedProblems`. */
export function sectionStandings(
  content: DraftContent,
  problems: readonly DesignProblem[],
): Readonly<Record<SectionId, SectionStanding>> {
  const standings = SECTIONS.map((section): [SectionId, SectionStanding] => {
    const own = problems.filter(({ place }) => sectionOfPlace(place) === section);
    return [section, { state: stateOf(section, content, own), problems: own }];
  });
  return Object.fromEntries(standings) as Record<SectionId, SectionStanding>;
}

/** Problems that concern the design as a whole. */
export function unplacedProblems(problems: readonly DesignProblem[]): DesignProblem[] {
  return problems.filter(({ place }) => sectionOfPlace(place) === null);
}

function stateOf(
  section: SectionId,
  content: DraftContent,
  problems: readonly DesignProblem[],
): SectionState {
  const empty = emptyPlaces(section, content);
  const others = problems.filter(({ place }) => !empty.includes(place));
  if (others.length > 0) return 'problem';
  return empty.length > 0 ? 'missing' : 'complete';
}

function emptyPlaces(section: SectionId, { design }: DraftContent): string[] {
  switch (section) {
    case 'subjects':
      return design.subjects.length === 0 ? ['subjects'] : [];
    case 'instruments':
      return design.instruments.length === 0 ? ['instruments'] : [];
    case 'administration':
      return design.templates.length === 0 ? ['templates'] : [];
    default:
      return [];
  }
}
