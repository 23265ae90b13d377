import type {
  ComparedFamily,
  ComparedVariant,
} from '../../../../../shared/domain/quantization/comparison.js';
import { OUTCOME_WORDS, VariantMark } from '../../../../charts/variant-marks.js';
import figureStyles from '../../../../charts/figure.module.css';
import {
  formatBytes,
  formatCount,
  formatScore,
  formatShare,
  NO_NUMBER,
} from '../../../../formatting/numbers.js';
import { DataTable, type DataColumn } from '../../../../ui/data-table.js';
import { useSurroundings } from '../../surroundings.js';
import { variantName } from '../model/quantization-view.js';
import styles from './family-overview.module.css';

interface VariantsTableProps {
  readonly study: number;
  readonly family: ComparedFamily;
}

/**
 * The variants of a family beside each other: what was found of each, what it costs (size with its share of the reference's,
 * memory of the weights), and how fast it was, also over the reference.
 */
export function VariantsTable({ study, family }: VariantsTableProps) {
  const { subjectAddress } = useSurroundings();
  const columns: readonly DataColumn<ComparedVariant>[] = [
    {
      id: 'variant',
      heading: 'Variant',
      render: (variant) => (
        <a className={styles.variant} href={subjectAddress(study, variant.sha256)}>
          {variantName(variant, family)}
        </a>
      ),
    },
    { id: 'outcome', heading: 'Outcome', render: (variant) => <Outcome variant={variant} /> },
    ...FIGURES,
  ];
  return (
    <DataTable
      caption={`Variants of ${family.family}`}
      columns={columns}
      rows={family.variants}
      rowKey={({ sha256 }) => sha256}
      dense
    />
  );
}

function Outcome({ variant: { outcome, cost, partial } }: { readonly variant: ComparedVariant }) {
  if (cost === null) return 'No result yet';
  return (
    <span className={styles.outcome}>
      <svg width={14} height={14} viewBox="0 0 14 14" className={figureStyles.svg} aria-hidden="true">
        <VariantMark outcome={outcome} x={7} y={7} />
      </svg>
      {OUTCOME_WORDS[outcome]}
      {partial ? ' so far' : ''}
    </span>
  );
}

function figure(
  id: string,
  heading: string,
  text: (variant: ComparedVariant) => string | null | undefined,
): DataColumn<ComparedVariant> {
  return {
    id,
    heading,
    align: 'right',
    render: (variant) => <span className={styles.figure}>{text(variant) ?? NO_NUMBER}</span>,
  };
}

const FIGURES: readonly DataColumn<ComparedVariant>[] = [
  figure('size', 'Size', ({ cost, sizeShare, outcome }) => {
    if (cost === null) return null;
    const share = outcome === 'no-reference' ? '' : ` (${formatShare(sizeShare)})`;
    return `${formatBytes(cost.bytes)}${share}`;
  }),
  figure('bits', 'Bits/weight', ({ cost }) => number(cost?.bitsPerWeight, formatScore)),
  figure('memory', 'Memory', ({ cost }) => number(cost?.weightsBytes, formatBytes)),
  figure('items', 'Items/s', ({ cost }) => number(cost?.itemsPerSecond, rate)),
  figure('tokens', 'Tokens/s', ({ cost }) => number(cost?.tokensPerSecond, rate)),
  figure('speed', 'Speed', ({ speedRatio, outcome }) =>
    outcome === 'no-reference' ? null : number(speedRatio, (ratio) => `${formatScore(ratio)}×`),
  ),
  figure('resistance', 'Resistance', ({ resistance }) => number(resistance?.estimate, formatScore)),
  figure('type', 'Type', ({ defaultType }) => defaultType),
  figure('gate', 'Gate', ({ gatePassed }) =>
    gatePassed === null ? null : gatePassed ? 'passed' : 'not passed',
  ),
];

function number(value: number | null | undefined, text: (value: number) => string): string | null {
  return value === null || value === undefined ? null : text(value);
}

function rate(value: number): string {
  return value < 100 ? value.toFixed(1) : formatCount(value);
}
