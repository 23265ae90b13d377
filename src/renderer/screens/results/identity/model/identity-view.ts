import type { StudyResultsOf, SubjectResultsOf } from '../../../../../shared/contract/results.js';
import type { StudySubject, StudySummary } from '../../../../../shared/contract/studies.js';
import { identityWords, type IdentityResult } from '../../../../../shared/domain/identity/result.js';

/** One subject's findings with what is needed to show them. */
export interface IdentityView {
  readonly study: StudySummary;
  readonly subject: StudySubject;
  readonly result: IdentityResult;
  /** Neutral tables are not read, or the answers' gate was not passed: ratios are shown, but not to be read. */
  readonly faded: boolean;
}

/** The subject's findings as a view, or null where there are none yet. */
export function identityView(
  entry: SubjectResultsOf<'identity'>,
  results: StudyResultsOf<'identity'>,
): IdentityView | null {
  if (entry.findings === null) return null;
  const { result } = entry.findings;
  return {
    study: results.study,
    subject: entry.subject,
    result,
    faded: result.verdict.label === 'not-measurable',
  };
}

/** An identity or an arm as it is shown: `political-left` reads "Political left"; null is no identity. */
export function shownName(id: string | null): string {
  if (id === null) return 'No identity';
  const words = identityWords(id);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

/** The words that a saved figure's name begins with. */
export function fileWords({ study, subject }: IdentityView, ...words: readonly string[]): string[] {
  return [study.name, subject.name, ...words];
}

/** An arm's name after a title, where the study has several. */
export function armSuffix({ result }: IdentityView, arm: string): string {
  return result.arms.length > 1 ? `: ${shownName(arm).toLowerCase()}` : '';
}
