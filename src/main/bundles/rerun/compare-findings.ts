import type { ComparedNumber } from '../../../shared/contract/bundles.js';
import type { Findings } from '../../../shared/contract/results.js';
import { differenceInterval, type IntervalEstimate } from '../../analysis/difference-interval.js';

/** What is compared, and how closely. */
export interface ComparisonOf {
  /** The subject's name. */
  readonly subject: string;
  /** Nothing is drawn by lot (readout mode): what is not identical is different. */
  readonly exact: boolean;
}

/** What depends on the machine's speed and says nothing of a subject. */
const OF_THE_MACHINE = new Set(['tokensPerSecond', 'itemsPerSecond']);
/** Members that name an entry of a list, so that entries are matched whatever their order. */
const NAMES = [
  'id',
  'condition',
  'kind',
  'persona',
  'instrument',
  'scale',
  'template',
  'specification',
  'name',
];

/** A number of findings: its name, and the interval that it comes with, where it has one. */
interface Figure {
  readonly value: number | null;
  readonly interval: Interval | null;
  /** It is an end of the interval itself. */
  readonly end: boolean;
}

interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Members that hold the figure to which an interval belongs. */
const FIGURES = new Set(['estimate', 'mean', 'median', 'value']);

/**
 * Every number of two findings of one subject side by side, by its place in them (`resistance › mean › estimate`); numbers of
 * charts and speeds are left out. `within-noise`: the interval of their difference holds 0 (ends of intervals: the intervals
 * overlap). A number without an interval is identical or different. `missing`: only one of the two has it.
 */
export function compareFindings(
  mine: Findings | null,
  theirs: Findings | null,
  { subject, exact }: ComparisonOf,
): ComparedNumber[] {
  const own = figuresOf(mine);
  const others = figuresOf(theirs);
  return [...new Set([...others.keys(), ...own.keys()])].map((name) => {
    const left = own.get(name) ?? null;
    const right = others.get(name) ?? null;
    const [a, b] = [left?.value ?? null, right?.value ?? null];
    return {
      name,
      subject,
      mine: a,
      theirs: b,
      difference: a === null || b === null ? null : a - b,
      outcome: outcomeOf(left, right, exact),
    };
  });
}

function outcomeOf(left: Figure | null, right: Figure | null, exact: boolean): ComparedNumber['outcome'] {
  if (left === null || right === null) return 'missing';
  const [a, b] = [left.value, right.value];
  if (a === b) return 'identical';
  if (a === null || b === null) return 'missing';
  if (exact || left.interval === null || right.interval === null) return 'different';
  const agree = left.end
    ? left.interval.low <= right.interval.high && right.interval.low <= left.interval.high
    : holdsNothing({ estimate: a, ...left.interval }, { estimate: b, ...right.interval });
  return agree ? 'within-noise' : 'different';
}

/** Whether the interval of the difference holds 0. */
function holdsNothing(mine: IntervalEstimate, theirs: IntervalEstimate): boolean {
  const { low, high } = differenceInterval(mine, theirs);
  return low <= 0 && 0 <= high;
}

function figuresOf(findings: Findings | null): Map<string, Figure> {
  const figures = new Map<string, Figure>();
  if (findings !== null) collect(findings.result, '', figures);
  return figures;
}

function collect(value: unknown, name: string, figures: Map<string, Figure>): void {
  if (typeof value === 'number' || value === null) {
    figures.set(name, { value, interval: null, end: false });
  } else if (Array.isArray(value)) {
    for (const [place, entry] of value.entries())
      collect(entry, within(name, entryName(entry, place)), figures);
  } else if (typeof value === 'object') {
    const interval = intervalOf(value);
    for (const [key, member] of Object.entries(value)) {
      if (OF_THE_MACHINE.has(key)) continue;
      const end = key === 'low' || key === 'high';
      if (interval !== null && typeof member === 'number' && (end || FIGURES.has(key))) {
        figures.set(within(name, key), { value: member, interval, end });
      } else {
        collect(member, within(name, key), figures);
      }
    }
  }
}

function intervalOf(value: object): Interval | null {
  if (!('low' in value) || !('high' in value)) return null;
  const { low, high } = value;
  return typeof low === 'number' && typeof high === 'number' ? { low, high } : null;
}

function entryName(entry: unknown, place: number): string {
  if (typeof entry !== 'object' || entry === null) return String(place + 1);
  const parts = NAMES.flatMap((key) => {
    const member: unknown = Object.hasOwn(entry, key) ? (entry as Record<string, unknown>)[key] : undefined;
    return typeof member === 'string' ? [member] : [];
  });
  return parts.length === 0 ? String(place + 1) : `${place + 1} ${parts.join(' · ')}`;
}

function within(name: string, part: string): string {
  return name === '' ? part : `${name} › ${part}`;
}
