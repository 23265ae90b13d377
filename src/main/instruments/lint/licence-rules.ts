import type { LintFinding, LintRule } from './finding.js';

/** SPDX identifiers and the statements that say as much. */
const KNOWN_TERMS =
  /\b(CC0|CC[- ]BY(-(NC|SA|ND))*|MIT|Apache-2\.0|BSD-\d-Clause|MPL-2\.0|GPL-\d|AGPL-\d|LGPL-\d|ODbL|PDDL|Unlicense|ISC|public domain|all rights reserved|proprietary|copyright|by permission|with permission|permission of|non-?commercial use|LicenseRef-[\w.-]+)\b/i;
const OPEN_TERMS =
  /\b(CC0|CC[- ]BY(-SA)?(?!-N)|MIT|Apache-2\.0|BSD-\d-Clause|MPL-2\.0|A?L?GPL-\d|ODbL|PDDL|Unlicense|ISC|public domain)\b/i;

/** Instruments that their publishers license; what merely correlates with one is another instrument. */
const LICENSED_INSTRUMENTS: readonly RegExp[] = [
  /\bMBTI\b/i,
  /\bMyers[- ]Briggs\b/i,
  /\bNEO[- ]?PI(?:[- ]?(?:R|3))?\b/i,
  /\bNEO[- ]?FFI\b/i,
  /\b16 ?PF\b/i,
  /\b16 ?Personalities\b/i,
  /\bMMPI\b/i,
  /\bCPI 4(?:34|62)\b/i,
  /\bHogan Personality Inventory\b/i,
  /\bCliftonStrengths\b/i,
  /\bEPQ(?:-R)?\b/i,
];
/** A sentence with one of these says what the instrument is not, or what it is compared with. */
const DISTANCING =
  /\b(not|no|nor|unlike|without|independent|instead|rather than|similar|analog\w*|compar\w*)\b/i;

/** A licence that says in no known terms what others may do. */
export const licenceUnclear: LintRule = ({ licence }) =>
  KNOWN_TERMS.test(licence)
    ? []
    : [
        {
          rule: 'licence-unclear',
          severity: 'warning',
          path: ['licence'],
          message: `the licence "${shortened(licence)}" does not say what others may do`,
          advice:
            'Give an SPDX identifier such as CC-BY-4.0, or say "public domain" or "by permission of ...".',
        },
      ];

/** The name of a licensed instrument beside an open licence. */
export const licenceKnownInstrument: LintRule = ({ id, name, description, licence }) => {
  if (!OPEN_TERMS.test(licence)) return [];
  const claims = description.split(/(?<=[.!?])\s+/).filter((sentence) => !DISTANCING.test(sentence));
  const places = [
    { path: ['name'], text: name },
    { path: ['id'], text: id },
    { path: ['description'], text: claims.join(' ') },
  ];
  for (const { path, text } of places) {
    // IPIP scales are named after what they correspond to and are in the public domain.
    const own = text.replace(/\bIPIP[- ]?NEO\S*/gi, '');
    const found = LICENSED_INSTRUMENTS.map((pattern) => pattern.exec(own)?.[0]).find(
      (match) => match !== undefined,
    );
    if (found === undefined) continue;
    const finding: LintFinding = {
      rule: 'licence-known-instrument',
      severity: 'warning',
      path,
      message: `${found} is a licensed instrument, and the file claims "${shortened(licence)}"`,
      advice: 'Check who holds the rights in the items; say so where this is another instrument.',
    };
    return [finding];
  }
  return [];
};

/** A citation without a year. */
export const citationYear: LintRule = ({ citation }) =>
  /\b(1[89]|20)\d\d\b/.test(citation)
    ? []
    : [
        {
          rule: 'citation-year',
          severity: 'note',
          path: ['citation'],
          message: 'the citation has no year',
          advice: 'Cite author, year and title, so that a reader finds the version.',
        },
      ];

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
