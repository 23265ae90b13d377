import type {
  GapFigure,
  Reading,
  ReadingsResult,
  ReadingsVerdictLabel,
} from '../../../shared/domain/readings/result.js';
import type { Coverage, Estimate } from '../../../shared/domain/figures.js';
import {
  LARGEST_AGREEING_GAP,
  LEAST_CONVERGENT,
  LEAST_MOVED,
  SELF_REPORT_GAP,
} from '../../../shared/domain/readings/cut-offs.js';

/** What a verdict rests on. */
export interface ReadingsEvidence {
  readonly coverage: Coverage;
  readonly readings: readonly Reading[];
  readonly gap: GapFigure | null;
  /** Mean r of a trait's self-report with its behaviour; null where undefined. */
  readonly convergence: number | null;
  /** Whether the behavioural readings behind `gap` passed the gate. */
  readonly behaviourHolds: boolean;
}

type Verdict = ReadingsResult['verdict'];

/**
 * The verdict, in this order: not measurable (no usable questionnaire, no usable behavioural reading, no cell in common);
 * self-report only (gap from `SELF_REPORT_GAP` on, behaviour not moved); agree (gap within `LARGEST_AGREEING_GAP`, and either
 * nothing moves or readings converge); diverge. Behaviour that fails the gate can leave a self-report unsupported, and
 * nothing else can be said from it.
 */
export function readingsVerdict(evidence: ReadingsEvidence): Verdict {
  const { coverage, readings, gap, convergence, behaviourHolds } = evidence;
  if (coverage.answered === 0) return { label: 'not-measurable', sentence: 'Nothing has been answered yet.' };
  const missing = (['self-report', 'behaviour'] as const).find(
    (kind) => !readings.some((reading) => reading.kind === kind && reading.used),
  );
  if (missing !== undefined) return { label: 'not-measurable', sentence: withoutReading(readings, missing) };
  if (gap === null) {
    const sentence =
      'Not measurable: no persona asks for anything that lies against the default in self-report and leaves room in behaviour.';
    return { label: 'not-measurable', sentence };
  }
  const label = labelOf(gap, gap.gap.estimate, convergence);
  if (!behaviourHolds && label !== 'self-report-only') {
    return { label: 'not-measurable', sentence: `Not measurable: ${caveats(readings)}` };
  }
  const reach = [gap.gap.low, gap.gap.high].map((end) => labelOf(gap, end, convergence));
  const others = [...new Set(reach.filter((other) => other !== label))].map((other) => NAMES[other]);
  const open = others.length === 0 ? '' : `; the interval reaches into "${others.join('" and "')}"`;
  const note = behaviourHolds
    ? ''
    : ` This says that the self-report is not borne out, not that it would behave as its default: ${caveats(readings)}`;
  return { label, sentence: `${described(label, gap, convergence)}${open}.${note}` };
}

const NAMES: Readonly<Record<ReadingsVerdictLabel, string>> = {
  'not-measurable': 'not measurable',
  agree: 'agree',
  'self-report-only': 'self-report only',
  diverge: 'diverge',
};

function labelOf(
  { selfReport, behaviour }: GapFigure,
  gap: number,
  convergence: number | null,
): ReadingsVerdictLabel {
  if (gap >= SELF_REPORT_GAP && Math.abs(behaviour.estimate) < LEAST_MOVED) return 'self-report-only';
  const still = !moved(selfReport) && !moved(behaviour);
  const converge = convergence === null || convergence >= LEAST_CONVERGENT;
  return Math.abs(gap) <= LARGEST_AGREEING_GAP && (still || converge) ? 'agree' : 'diverge';
}

function moved({ estimate }: Estimate): boolean {
  return Math.abs(estimate) >= LEAST_MOVED;
}

function described(label: ReadingsVerdictLabel, gap: GapFigure, convergence: number | null): string {
  const { selfReport, behaviour } = gap;
  const own = round(selfReport.estimate);
  const other = round(behaviour.estimate);
  const size = `gap ${interval(gap.gap)}`;
  const r = convergence === null ? '' : `, convergent r ${round(convergence)}`;
  if (label === 'self-report-only') {
    return `Self-report only: personas move what it says of itself (adoption ${own}) and not what it does (${other}); ${size}`;
  }
  if (label === 'agree' && !moved(selfReport) && !moved(behaviour)) {
    return `Readings agree that personas do not move it: adoption ${own} in self-report, ${other} in behaviour; ${size}`;
  }
  const lead = label === 'agree' ? 'Readings agree' : 'Readings diverge';
  return `${lead}: adoption ${own} in self-report, ${other} in behaviour; ${size}${r}`;
}

function withoutReading(readings: readonly Reading[], kind: Reading['kind']): string {
  const own = readings.filter((reading) => reading.kind === kind);
  const what = kind === 'self-report' ? 'questionnaire' : 'behavioural reading';
  if (own.length === 0) return `Not measurable: the study has no ${what}.`;
  return `Not measurable: no ${what} can be used. ${own.flatMap(({ caveat }) => caveat ?? []).join(' ')}`;
}

function caveats(readings: readonly Reading[]): string {
  return readings
    .flatMap(({ kind, used, caveat }) => (kind === 'behaviour' && used ? (caveat ?? []) : []))
    .join(' ');
}

function interval({ estimate, low, high }: Estimate): string {
  return `${round(estimate)} [${round(low)}, ${round(high)}]`;
}

/** Two decimals, without the sign of a zero. */
function round(value: number): string {
  return value.toFixed(2).replace(/^-(0\.00)$/, '$1');
}
