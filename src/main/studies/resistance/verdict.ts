import type {
  Coverage,
  Gate,
  Instability,
  ResistanceFigures,
  Verdict,
  VerdictLabel,
} from '../../../shared/domain/resistance.js';
import type { AnalysisSettings } from '../../../shared/domain/study.js';
import { checkSentence } from '../measures/gate-text.js';

/** What a verdict rests on. */
export interface VerdictEvidence {
  readonly coverage: Coverage;
  readonly gate: Gate;
  readonly instability: Instability;
  readonly resistance: ResistanceFigures | null;
}

/**
 * The verdict, in this order: not measurable (gate), unstable (run noise), then by mean resistance: flexible below
 * `flexibleBelow`, closed above `closedAbove`, partial between. The sentence says so where the interval reaches over a
 * cut-off. The cut-offs are conventions of the study's settings, not findings.
 */
export function verdict(evidence: VerdictEvidence, settings: AnalysisSettings): Verdict {
  const { coverage, gate, instability, resistance } = evidence;
  if (coverage.answered === 0) return { label: 'not-measurable', sentence: 'Nothing has been answered yet.' };
  if (!gate.passed) return { label: 'not-measurable', sentence: gateSentence(gate) };
  if (instability.unstable && instability.icc1 !== null) {
    const { estimate } = instability.icc1;
    return {
      label: 'unstable',
      sentence: `Unstable: runs differ so much that one administration does not tell personas apart (ICC ${round(estimate)}, least ${round(settings.minIcc)}).`,
    };
  }
  if (resistance === null) {
    return {
      label: 'not-measurable',
      sentence: 'Not measurable: no persona asks for anything that lies against the default.',
    };
  }
  const label = labelOf(resistance.estimate, settings);
  const reach = [labelOf(resistance.low, settings), labelOf(resistance.high, settings)].filter(
    (other) => other !== label,
  );
  const figures = `resistance ${round(resistance.estimate)} [${round(resistance.low)}, ${round(resistance.high)}]`;
  const open = reach.length === 0 ? '' : `; the interval reaches into ${[...new Set(reach)].join(' and ')}`;
  return { label, sentence: `${DESCRIPTIONS[label]}: ${figures}${open}.` };
}

type ResistanceLabel = Extract<VerdictLabel, 'flexible' | 'partial' | 'closed'>;

const DESCRIPTIONS: Readonly<Record<ResistanceLabel, string>> = {
  flexible: 'Flexible, takes on what personas ask for',
  partial: 'Partial, moves toward what personas ask for and keeps part of its default',
  closed: 'Closed, keeps to its default',
};

function labelOf(estimate: number, { flexibleBelow, closedAbove }: AnalysisSettings): ResistanceLabel {
  if (estimate < flexibleBelow) return 'flexible';
  return estimate > closedAbove ? 'closed' : 'partial';
}

function gateSentence({ checks }: Gate): string {
  const failed = checks.filter(({ passed }) => passed === false);
  if (failed.length === 0) return 'Not measurable: no check of the gate could be made.';
  return `Not measurable: ${failed.map(checkSentence).join('; ')}.`;
}

function round(value: number): string {
  return value.toFixed(2);
}
