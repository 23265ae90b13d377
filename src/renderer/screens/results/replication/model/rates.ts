import type { ReplicationRate, ReplicationResult } from '../../../../../shared/domain/replication/result.js';

/** A rate as it is called, and what is said of it where it is pointed at. */
export interface NamedRate {
  readonly name: string;
  readonly rate: ReplicationRate;
  readonly lines: readonly string[];
}

/** The rates of published effects that there are, in groups. */
export function ratesOf(
  result: ReplicationResult,
): { readonly heading: string; readonly rates: readonly NamedRate[] }[] {
  const { rate, mainEffects, interactions, falsePositives, falseNegatives } = result;
  const groups = [
    {
      heading: 'Published effects found',
      rates: [
        named('All', rate, 'In the original’s direction, with p below alpha.'),
        named('Main effects', mainEffects, 'Of one factor, whatever the levels of others.'),
        named('Interactions', interactions, 'Of two factors or more: what one does depends on another.'),
      ],
    },
    {
      heading: 'Against later studies of people',
      rates: [
        named(
          'Found, not shown again',
          falsePositives,
          'False positives, of the effects that people did not show again, or that were not significant in the original.',
        ),
        named(
          'Not found, shown again',
          falseNegatives,
          'False negatives, of the effects that people showed again.',
        ),
      ],
    },
  ];
  return groups
    .map(({ heading, rates }) => ({ heading, rates: rates.flatMap((entry) => entry ?? []) }))
    .filter(({ rates }) => rates.length > 0);
}

function named(name: string, rate: ReplicationRate | null, line: string): NamedRate | null {
  return rate === null ? null : { name, rate, lines: [line] };
}
