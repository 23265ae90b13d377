import type { Gate } from '../../../shared/domain/resistance/gate.js';
import {
  LEAST_PEOPLE,
  type PopulationResult,
  type PopulationVerdict,
  type PopulationVerdictLabel,
} from '../../../shared/domain/population/result.js';
import { COLLAPSED_BELOW } from '../../../shared/domain/population/settings.js';
import { checkSentence } from '../measures/gate-text.js';
import { twoDigits as round } from '../report-lines.js';

/** What a verdict rests on. */
export interface PopulationEvidence extends Pick<
  PopulationResult,
  'people' | 'scales' | 'spread' | 'margins'
> {
  readonly answered: number;
  readonly gate: Gate;
}

type Compared = Exclude<PopulationVerdictLabel, 'not-measurable'>;

const DESCRIPTIONS: Readonly<Record<Compared, string>> = {
  collapsed: 'Collapsed, simulated people hardly differ from each other',
  narrowed: 'Narrowed, simulated people differ less than people do',
  'people-like': 'Like people, every scale varies as in people and lies where they lie, within the margins',
  exaggerated: 'Exaggerated, simulated people differ more than people do',
  displaced: 'Displaced, simulated people differ as much as people do and lie elsewhere',
  undecided: 'Undecided, neither shown to be like people nor unlike them',
};

/**
 * The verdict, in this order: not measurable (nothing answered, gate, fewer than `LEAST_PEOPLE` people, nothing in common),
 * people-like (every scale within both margins), then by the interval of the mean variance ratio: collapsed (below
 * `COLLAPSED_BELOW`), narrowed (below 1), exaggerated (above 1); displaced where a Wasserstein distance lies beyond its margin;
 * undecided else.
 */
export function populationVerdict(evidence: PopulationEvidence): PopulationVerdict {
  const { answered, gate, people, scales, spread, margins } = evidence;
  if (answered === 0) return notMeasurable('Nothing has been answered yet.');
  if (!gate.passed) return notMeasurable(gateSentence(gate));
  if (people.length < LEAST_PEOPLE) {
    return notMeasurable(
      `Not measurable: ${people.length} simulated people are fewer than the ${LEAST_PEOPLE} that a distribution needs.`,
    );
  }
  if (spread === null || scales.length === 0)
    return notMeasurable('Not measurable: no scale was answered that people were measured on.');
  const label = labelOf(evidence, spread);
  const within = scales.filter(({ likeness }) => likeness.within).length;
  const farthest = scales.reduce((most, scale) =>
    scale.wassersteinDeviations.estimate > most.wassersteinDeviations.estimate ? scale : most,
  );
  const reach = reachWords(label, spread);
  return {
    label,
    sentence: `${DESCRIPTIONS[label]}: variance ${ratio(spread.estimate)} [${ratio(spread.low)}, ${ratio(spread.high)}] of that of people over ${spread.scales === 1 ? 'one scale' : `${spread.scales} scales`}${reach}; ${within} of ${scales.length} within the margins, farthest ${farthest.name} at ${round(farthest.wassersteinDeviations.estimate)} human standard deviations (margin ${round(margins.wasserstein)}).`,
  };
}

function labelOf(
  { scales, margins }: PopulationEvidence,
  { low, high }: NonNullable<PopulationEvidence['spread']>,
): Compared {
  if (scales.every(({ likeness }) => likeness.within)) return 'people-like';
  if (high < COLLAPSED_BELOW) return 'collapsed';
  if (high < 1) return 'narrowed';
  if (low > 1) return 'exaggerated';
  return scales.some(({ likeness }) => likeness.wassersteinLow > margins.wasserstein)
    ? 'displaced'
    : 'undecided';
}

function reachWords(label: Compared, { low }: NonNullable<PopulationEvidence['spread']>): string {
  return label === 'narrowed' && low < COLLAPSED_BELOW ? ' (the interval reaches into a collapse)' : '';
}

/** Small ratios keep the digits that tell them from nothing. */
function ratio(value: number): string {
  return value > 0 && value < 0.01 ? (value < 0.0005 ? 'under 0.001' : value.toFixed(3)) : round(value);
}

function notMeasurable(sentence: string): PopulationVerdict {
  return { label: 'not-measurable', sentence };
}

function gateSentence({ checks }: Gate): string {
  const failed = checks.filter(({ passed }) => passed === false);
  if (failed.length === 0) return 'Not measurable: no check of the gate could be made.';
  return `Not measurable: ${failed.map(checkSentence).join('; ')}.`;
}
