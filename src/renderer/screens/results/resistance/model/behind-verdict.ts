import type { SubjectResultsOf } from '../../../../../shared/contract/results.js';
import type { MarkResponses } from './mark-filters.js';

/**
 * The responses that a subject's resistance rests on: the conditions that ask against its default. Of a subject without
 * findings, or where nothing does, all that it answered.
 */
export function behindVerdict({ subject, findings }: SubjectResultsOf<'resistance'>): MarkResponses {
  const cells = findings?.result.adoption.cells ?? [];
  const conditions = new Set(
    cells.flatMap(({ condition, kind, direction }) =>
      kind === 'persona' && direction === 'against' ? [condition] : [],
    ),
  );
  return {
    filter: {
      subject: subject.sha256,
      ...(conditions.size === 0 ? {} : { conditions: [...conditions] }),
    },
    title: `${subject.name}, ${conditions.size === 0 ? 'every response' : 'asked against its default'}`,
  };
}
