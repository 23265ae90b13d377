import type { Gate } from '../../../shared/domain/resistance/gate.js';
import {
  DOES_NOT_FOLLOW_TO,
  FOLLOWS_FROM,
  type GainFigure,
  type GainVerdict,
  type GainVerdictLabel,
} from '../../../shared/domain/gain/result.js';
import { checkSentence } from '../measures/gate-text.js';
import { twoDigits as round } from '../report-lines.js';

/** What a verdict rests on. */
export interface GainEvidence {
  readonly answered: number;
  readonly gate: Gate;
  readonly gain: GainFigure | null;
}

type Following = Exclude<GainVerdictLabel, 'not-measurable'>;

const DESCRIPTIONS: Readonly<Record<Following, string>> = {
  follows: 'Follows, takes on the level that is asked for',
  partly: 'Partly follows, moves with the level that is asked for and stays short of it',
  'does-not-follow': 'Does not follow, answers much the same whatever level is asked for',
};

const REACHES: Readonly<Record<Following, string>> = {
  follows: 'following',
  partly: 'following in part',
  'does-not-follow': 'not following',
};

/**
 * The verdict, in this order: not measurable (gate, or nothing graded), then by mean gain: follows from `FOLLOWS_FROM`, does
 * not follow up to `DOES_NOT_FOLLOW_TO`, partly between. The sentence says so where the interval reaches over a cut-off.
 */
export function gainVerdict({ answered, gate, gain }: GainEvidence): GainVerdict {
  if (answered === 0) return { label: 'not-measurable', sentence: 'Nothing has been answered yet.' };
  if (!gate.passed) return { label: 'not-measurable', sentence: gateSentence(gate) };
  if (gain === null) {
    return {
      label: 'not-measurable',
      sentence: 'Not measurable: no three levels in common were asked for and answered.',
    };
  }
  const { estimate, low, high, spearman, scales } = gain;
  const label = labelOf(estimate);
  const reach = [...new Set([labelOf(low), labelOf(high)])].filter((other) => other !== label);
  const open =
    reach.length === 0
      ? ''
      : `; the interval reaches into ${reach.map((other) => REACHES[other]).join(' and ')}`;
  const order = spearman === null ? '' : `, ρ ${round(spearman)}`;
  const over = scales === 1 ? 'on one scale' : `over ${scales} scales`;
  const away = high < 0 ? ' Scores move away from what is asked.' : '';
  return {
    label,
    sentence: `${DESCRIPTIONS[label]}: gain ${round(estimate)} [${round(low)}, ${round(high)}]${order} ${over}${open}.${away}`,
  };
}

function labelOf(gain: number): Following {
  if (gain >= FOLLOWS_FROM) return 'follows';
  return gain <= DOES_NOT_FOLLOW_TO ? 'does-not-follow' : 'partly';
}

function gateSentence({ checks }: Gate): string {
  const failed = checks.filter(({ passed }) => passed === false);
  if (failed.length === 0) return 'Not measurable: no check of the gate could be made.';
  return `Not measurable: ${failed.map(checkSentence).join('; ')}.`;
}
