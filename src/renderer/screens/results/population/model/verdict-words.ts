import type { SubjectResultsOf } from '../../../../../shared/contract/results.js';
import type { Estimate } from '../../../../../shared/domain/figures.js';
import type {
  PopulationResult,
  PopulationVerdictLabel,
} from '../../../../../shared/domain/population/result.js';
import { formatNumber } from '../../../../charts/layout/number-text.js';
import { formatCounted, formatShare } from '../../../../formatting/numbers.js';
import type { Caveat } from '../../model/caveats.js';
import type { Said } from '../../model/said.js';
import { gateFact, saidOfVerdict, verdictNameOf } from '../../model/verdict-said.js';

/** The verdicts as they stand on the page. */
export const VERDICT_WORDS: Readonly<Record<PopulationVerdictLabel, string>> = {
  'not-measurable': 'Not measurable',
  collapsed: 'Collapsed',
  narrowed: 'Narrowed',
  'people-like': 'Like people',
  exaggerated: 'Exaggerated',
  displaced: 'Displaced',
  undecided: 'Undecided',
};

/** A subject's verdict in a word or two, also where there is none yet. */
export function verdictName(entry: SubjectResultsOf<'population'>): string {
  return verdictNameOf(entry, VERDICT_WORDS);
}

/** What is said first of a subject's simulated people. */
export function saidOfPopulation(entry: SubjectResultsOf<'population'>): Said {
  return saidOfVerdict(entry, {
    words: VERDICT_WORDS,
    tones: { 'not-measurable': 'problem' },
    facts: factsOf,
    caveats: caveatsOf,
  });
}

/** The variance ratio that may be read: null where there is none, and for a subject that fails the gate. */
export function readableSpread({ findings }: SubjectResultsOf<'population'>): Estimate | null {
  if (findings === null || findings.result.verdict.label === 'not-measurable') return null;
  return findings.result.spread;
}

/** A variance ratio in digits that tell a small one from nothing. */
export function formatRatio(value: number): string {
  if (value > 0 && value < 0.0005) return 'under 0.001';
  return formatNumber(value, value < 0.1 ? 3 : 2);
}

/** A variance ratio with its interval. */
export function formatRatioEstimate({ estimate, low, high }: Estimate): string {
  return `${formatRatio(estimate)} [${formatRatio(low)}, ${formatRatio(high)}]`;
}

function factsOf({ gate, people, mixture }: PopulationResult): string[] {
  const noise = mixture?.withinNoise ?? null;
  return [
    gateFact(gate),
    formatCounted(people.length, 'simulated person', 'simulated people'),
    ...(mixture === null ? [] : [`Default in them ${formatShare(mixture.mean.estimate)} on average`]),
    ...(noise === null ? [] : [`${formatShare(noise.estimate)} within the noise of the default`]),
  ];
}

function caveatsOf({ reference, noiseConditions }: PopulationResult): Caveat[] {
  return [
    ...reference.limits.map((text, place): Caveat => ({
      key: `limit ${place}`,
      name: reference.synthetic ? 'Synthetic people' : 'What the reference holds',
      text,
      tone: reference.synthetic ? 'warning' : 'neutral',
    })),
    ...(noiseConditions.length === 0
      ? [
          {
            key: 'no-floor',
            name: 'No noise floor',
            text: 'The study has no placebo and no second default, so nobody can be told from the noise of the default.',
            tone: 'warning' as const,
          },
        ]
      : []),
  ];
}
