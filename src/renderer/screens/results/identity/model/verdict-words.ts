import type { SubjectResultsOf } from '../../../../../shared/contract/results.js';
import type { Estimate } from '../../../../../shared/domain/figures.js';
import type { IdentityVerdictLabel } from '../../../../../shared/domain/identity/reasoning.js';
import type { IdentityResult } from '../../../../../shared/domain/identity/result.js';
import { formatCounted } from '../../../../formatting/numbers.js';
import type { Caveat } from '../../model/caveats.js';
import type { Said } from '../../model/said.js';
import { gateFact, saidOfVerdict, verdictNameOf } from '../../model/verdict-said.js';
import { shownName } from './identity-view.js';

/** The verdicts as they stand on the page. */
export const VERDICT_WORDS: Readonly<Record<IdentityVerdictLabel, string>> = {
  'not-measurable': 'Not measurable',
  'identity-congruent': 'Identity-congruent',
  'even-handed': 'Even-handed',
  undecided: 'Undecided',
};

/** A subject's verdict in a word or two, also where there is none yet. */
export function verdictName(entry: SubjectResultsOf<'identity'>): string {
  return verdictNameOf(entry, VERDICT_WORDS);
}

/** What is said first of a subject. */
export function saidOfIdentity(entry: SubjectResultsOf<'identity'>): Said {
  return saidOfVerdict(entry, {
    words: VERDICT_WORDS,
    tones: { 'not-measurable': 'problem', 'identity-congruent': 'warning' },
    facts: factsOf,
    caveats: caveatsOf,
  });
}

/** How often neutral tables are read right without an identity; null where none was answered. */
export function neutralAccuracy({ findings }: SubjectResultsOf<'identity'>): Estimate | null {
  return findings?.result.competence?.accuracy ?? null;
}

function factsOf({ gate, competence, identities, arms }: IdentityResult): string[] {
  return [
    gateFact(gate),
    ...(competence === null
      ? []
      : [competence.passed ? 'Reads neutral tables' : 'Does not read neutral tables']),
    `${formatCounted(identities.length, 'identity', 'identities')}, ${formatCounted(arms.length, 'way')} of answering`,
  ];
}

function caveatsOf({ discerns, irrelevant, reasoning, veracity }: IdentityResult): Caveat[] {
  const caveats: Caveat[] = [];
  if (discerns === false) {
    caveats.push({
      key: 'no-discernment',
      name: 'No discernment to lose',
      text: 'Without an identity true and false headlines are told apart no better than by chance, so that an identity cannot show a loss.',
      tone: 'warning',
    });
  }
  if (irrelevant === null) {
    caveats.push({
      key: 'no-irrelevant',
      name: 'No irrelevant identity',
      text: 'What any identity would do cannot be told from what this one does.',
      tone: 'warning',
    });
  }
  if ([...reasoning, ...veracity].some(({ identity, framings }) => identity !== null && framings === 1)) {
    caveats.push({
      key: 'one-framing',
      name: 'One framing',
      text: 'Identities were put in one framing alone: intervals leave out that another one might do otherwise.',
      tone: 'warning',
    });
  }
  const unread = reasoning.filter(
    ({ label, neutral }) => label === 'not-measurable' && neutral?.passed === false,
  );
  if (unread.length > 0 && unread.length < reasoning.length) {
    caveats.push({
      key: 'unread',
      name: 'Not measurable under an identity',
      text: `Neutral tables are read no better than by chance as ${[...new Set(unread.map(({ identity }) => shownName(identity).toLowerCase()))].join(', ')}.`,
      tone: 'neutral',
    });
  }
  return caveats;
}
