import type { Item } from '../../../shared/domain/instrument.js';
import type { LintFinding, LintRule } from './finding.js';
import { counted, listed, sourceLanguage, words } from './wording.js';

/** Where options at one level are the longest this often, length alone gives the level away. */
const CUE_SHARE = 0.6;
const FEWEST_ITEMS = 4;
const LONGER_BY_FACTOR = 2;
const LONGER_BY_WORDS = 4;

/** Lengths of options as a cue: one level is the longest throughout, or one option of an item stands out. */
export const choiceLength: LintRule = (instrument) => {
  if (instrument.format !== 'choice') return [];
  const source = sourceLanguage(instrument);
  const lengths = instrument.items.map((item) =>
    optionsOf(item).map((text) => words(text[source] ?? '').length),
  );
  return [...longestLevel(lengths), ...outstanding(instrument.items, lengths)];
};

/** One presented order throughout: a liking for a place among the options passes for a trait. */
export const choiceOrder: LintRule = ({ format, items }) => {
  if (format !== 'choice' || items.length < 2) return [];
  const orders = new Set(
    items.map(({ presented, options }) => (presented ?? options?.map((_, place) => place))?.join()),
  );
  if (orders.size > 1) return [];
  return [
    {
      rule: 'choice-order',
      severity: 'warning',
      path: ['items', 0, items[0]?.presented === undefined ? 'options' : 'presented'],
      message:
        'every item presents its levels in the same order, so that a liking for a place looks like a trait',
      advice: 'Give the items different orders under "presented", each level about as often at each place.',
    },
  ];
};

function longestLevel(lengths: readonly (readonly number[])[]): LintFinding[] {
  const longest = new Map<number, number>();
  for (const item of lengths) {
    const most = Math.max(...item);
    const level = item.indexOf(most);
    // A tie gives nothing away.
    if (item.lastIndexOf(most) !== level) continue;
    longest.set(level, (longest.get(level) ?? 0) + 1);
  }
  return [...longest].flatMap(([level, count]): LintFinding[] =>
    lengths.length < FEWEST_ITEMS || count < lengths.length * CUE_SHARE
      ? []
      : [
          {
            rule: 'choice-length',
            severity: 'warning',
            path: ['items'],
            message: `option ${level + 1} (ascending) is the longest in ${count} of ${lengths.length} items`,
            advice: 'Let the longest option lie at every level about as often: length alone draws answers.',
          },
        ],
  );
}

function outstanding(items: readonly Item[], lengths: readonly (readonly number[])[]): LintFinding[] {
  const found = lengths.flatMap((item, index) => {
    const [shortest, longest] = [Math.min(...item), Math.max(...item)];
    return longest >= shortest * LONGER_BY_FACTOR && longest - shortest >= LONGER_BY_WORDS ? [index] : [];
  });
  const [first] = found;
  if (first === undefined) return [];
  return [
    {
      rule: 'choice-length',
      severity: 'note',
      path: ['items', first, 'options'],
      message: `${counted(found.length, 'item')} (${listed(found.map((index) => items[index]?.id ?? ''))}) ${found.length === 1 ? 'has' : 'have'} an option at least twice as long as another`,
      advice: 'Bring the options of an item to about the same length.',
    },
  ];
}

function optionsOf(item: Item): NonNullable<Item['options']> {
  return item.options ?? [];
}
