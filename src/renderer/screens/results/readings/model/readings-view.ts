import type { StudyResultsOf, SubjectResultsOf } from '../../../../../shared/contract/results.js';
import type { ResponseFilter } from '../../../../../shared/contract/responses.js';
import type { StudyDetail, StudySubject, StudySummary } from '../../../../../shared/contract/studies.js';
import type { ReadingProfile, ReadingsResult } from '../../../../../shared/domain/readings/result.js';

/** One subject's findings with what is needed to show them. */
export interface ReadingsView {
  readonly study: StudySummary;
  readonly detail: StudyDetail;
  readonly subject: StudySubject;
  readonly result: ReadingsResult;
  /** Names by id. */
  readonly readings: ReadonlyMap<string, string>;
  readonly traits: ReadonlyMap<string, string>;
  /** Not measurable: figures are shown, but not to be read. */
  readonly faded: boolean;
}

/** The subject's findings as a view, or null where there are none yet. */
export function readingsView(
  entry: SubjectResultsOf<'readings'>,
  { study }: StudyResultsOf<'readings'>,
  detail: StudyDetail,
): ReadingsView | null {
  if (entry.findings === null) return null;
  const { result } = entry.findings;
  return {
    study,
    detail,
    subject: entry.subject,
    result,
    readings: new Map(result.readings.map(({ instrument, name }) => [instrument, name])),
    traits: new Map(result.traits.map(({ id, name }) => [id, name])),
    faded: result.verdict.label === 'not-measurable',
  };
}

/** The words that a saved figure's name begins with. */
export function fileWords({ study, subject }: ReadingsView, ...words: readonly string[]): string[] {
  return [study.name, subject.name, ...words];
}

/** The conditions that were read, in order, each once. */
export function conditionsRead(profiles: readonly ReadingProfile[]): ReadingProfile[] {
  return [
    ...new Map(profiles.toReversed().map((profile) => [profile.condition, profile])).values(),
  ].toReversed();
}

/** The responses to one reading, of the conditions that ask something of a trait (null: of any). */
export function behindReading(
  { subject, result }: Pick<ReadingsView, 'subject' | 'result'>,
  reading: string,
  trait: string | null,
): ResponseFilter {
  const conditions = new Set(
    result.profiles.flatMap((profile) =>
      profile.kind === 'persona' &&
      profile.reading === reading &&
      profile.requested !== null &&
      (trait === null || profile.trait === trait)
        ? [profile.condition]
        : [],
    ),
  );
  return {
    subject: subject.sha256,
    instrument: reading,
    ...(conditions.size === 0 ? {} : { conditions: [...conditions] }),
  };
}
