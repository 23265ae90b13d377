import type { Instrument, Scale } from '../../../shared/domain/instrument.js';
import { scaleItems } from '../scoring.js';
import type { LintFinding, LintRule } from './finding.js';
import { counted, listed } from './wording.js';

/** Below this share of items keyed either way, agreeing to everything still moves the score. */
const LOPSIDED = 0.25;
/** Consistency within a scale (α, ω) says nothing for fewer items than this. */
const FEWEST_ITEMS = 3;
/** Fewer items than this on a domain or an axis give wide intervals. */
const FEW_ITEMS_AT_THE_TOP = 6;

/**
 * Share of reversed items by scale. Where all items are keyed one way, agreeing with everything (acquiescence) and having
 * the trait give the same answers. Only for ratings: choosing among options is no agreeing.
 */
export const keyingBalance: LintRule = (instrument) => {
  if (instrument.format !== 'rating') return [];
  return instrument.scales.flatMap((scale, index): LintFinding[] => {
    const items = scaleItems(instrument, scale.id);
    const reversed = items.filter(({ sign }) => sign === -1).length;
    if (items.length < 2) return [];
    const share = reversed / items.length;
    const path = ['scales', index];
    const name = `${scale.kind} ${scale.id} (${scale.name})`;
    if (share === 0 || share === 1) {
      return [
        {
          rule: 'keying-balance',
          severity: scale.kind === 'facet' ? 'note' : 'warning',
          path,
          message: `all ${items.length} items of ${name} are keyed ${share === 0 ? 'as answered' : 'reversed'}, so that acquiescence cannot be told from the trait`,
          advice: 'Key about half of the items the other way, in words of their own.',
        },
      ];
    }
    if (scale.kind === 'facet' || (share >= LOPSIDED && share <= 1 - LOPSIDED)) return [];
    return [
      {
        rule: 'keying-balance',
        severity: 'note',
        path,
        message: `${reversed} of ${items.length} items of ${name} are reversed`,
        advice: 'Acquiescence cancels where as many items are reversed as not; look at it in the results.',
      },
    ];
  });
};

/** Scales with too few items for their consistency to be estimated, or for narrow intervals. */
export const fewItems: LintRule = (instrument) =>
  instrument.scales.flatMap((scale, index): LintFinding[] => {
    const count = scaleItems(instrument, scale.id).length;
    if (count >= (scale.kind === 'facet' ? FEWEST_ITEMS : FEW_ITEMS_AT_THE_TOP)) return [];
    return [
      {
        rule: 'few-items',
        severity: count < FEWEST_ITEMS ? 'warning' : 'note',
        path: ['scales', index],
        message: `${scale.kind} ${scale.id} (${scale.name}) has ${counted(count, 'item')}`,
        advice:
          count < FEWEST_ITEMS
            ? `Give it at least ${FEWEST_ITEMS} items: with fewer, its reliability cannot be estimated.`
            : 'Give it more items, or read its intervals with care.',
      },
    ];
  });

/** Items that count on two domains or axes: these correlate then, whatever the subject does. */
export const severalScales: LintRule = (instrument) => {
  const shared = new Map<string, { index: number; ids: string[] }>();
  instrument.items.forEach((item, index) => {
    const tops = [...new Set(item.keys.map(({ scale }) => topOf(instrument, scale)))];
    if (tops.length < 2) return;
    const key = tops.toSorted().join(' and ');
    const entry = shared.get(key) ?? { index, ids: [] };
    entry.ids.push(item.id);
    shared.set(key, entry);
  });
  return [...shared].map(([scales, { index, ids }]) => ({
    rule: 'several-scales',
    severity: 'warning',
    path: ['items', index, 'keys'],
    message: `${counted(ids.length, 'item')} (${listed(ids)}) ${ids.length === 1 ? 'counts' : 'count'} on ${scales}, which correlate by that alone`,
    advice: 'Key an item to one domain or axis, or read the correlation of the scales with that in mind.',
  }));
};

function topOf({ scales }: Instrument, id: string): string {
  const scale: Scale | undefined = scales.find((candidate) => candidate.id === id);
  return scale?.parent ?? id;
}
