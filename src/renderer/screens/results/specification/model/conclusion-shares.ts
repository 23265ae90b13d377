import type { ShareKind, ShareRow } from '../../../../charts/specification-curve-shares.js';
import type { RowGroup } from '../../../../charts/layout/row-layout.js';
import { formatNumber } from '../../../../charts/layout/number-text.js';
import { CONCLUSION_PAINT, CONCLUSION_WORDS } from '../../../../charts/specification-curve-marks.js';
import type {
  ConclusionChangeFinding,
  ConclusionFinding,
} from '../../../../../shared/domain/specification-curve/conclusions.js';
import { CONCLUSIONS, type Conclusion } from '../../../../../shared/domain/specification-curve/result.js';
import { formatCounted, formatShare } from '../../../../formatting/numbers.js';
import { FACTOR_NAMES, levelName } from './factor-words.js';
import type { SpecificationView } from './specification-view.js';

/** Verdicts that were reached, in their own order, as they are drawn everywhere. */
export function verdictKinds({ shares }: ConclusionFinding): ShareKind[] {
  const reached = new Set(shares.map(({ conclusion }) => conclusion));
  return CONCLUSIONS.filter((id) => reached.has(id)).map((id: Conclusion) => ({
    id,
    name: CONCLUSION_WORDS[id],
    paint: CONCLUSION_PAINT[id],
  }));
}

/** Types that were found, most frequent first; beyond seven the colours end. */
export function typeKinds({ shares }: ConclusionFinding): ShareKind[] {
  return shares.map(({ conclusion }, place) => ({
    id: conclusion,
    name: conclusion,
    paint: place < 7 ? `var(--chart-${place + 1})` : 'var(--chart-8)',
  }));
}

/** The factors, strongest first, with the conclusions at each of their levels. */
export function shareGroups(
  view: SpecificationView,
  { changes }: ConclusionFinding,
  kinds: readonly ShareKind[],
  open: (change: ConclusionChangeFinding, level: string) => void,
): RowGroup<ShareRow>[] {
  return changes.map((change) => ({
    heading: `${FACTOR_NAMES[change.factor]}${strengthWords(change)}`,
    rows: change.levels.map(({ level, specifications, shares }) => ({
      key: `${change.factor} ${level}`,
      label: levelName(change.factor, level, view.detail),
      text: formatCounted(specifications, 'specification'),
      shares: kinds.flatMap(({ id }) => {
        const own = shares.find(({ conclusion }) => conclusion === id);
        return own === undefined ? [] : [{ id, count: own.count, share: own.share }];
      }),
      lines: shares.map(
        ({ conclusion, count, share }) =>
          `${kinds.find(({ id }) => id === conclusion)?.name ?? conclusion} in ${count}, ${formatShare(share)}`,
      ),
      open: () => open(change, level),
    })),
  }));
}

function strengthWords({ cramersV, explained, changes }: ConclusionChangeFinding): string {
  if (cramersV === null || explained === null) return ' · no difference';
  const change = changes ? 'changes the conclusion' : 'does not change the most frequent one';
  return ` · ${change}, V ${formatNumber(cramersV)}, explains ${formatShare(explained)}`;
}
