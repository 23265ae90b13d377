import type { FactorLevels } from '../../../../shared/domain/specification.js';
import { formatCount, formatCounted } from '../../../formatting/numbers.js';
import { ChoiceList } from '../fields/choice-list.js';
import { Place } from '../fields/place.js';
import { fullCount, type LevelsEdit } from '../model/specification-levels.js';
import { FieldGroup } from '../sections/section-frame.js';
import { useDesign, usePlanStanding } from '../state/design-desk.js';
import styles from './factor-fields.module.css';

/** Whether every combination of levels is asked, or a fraction of them that holds every pair. */
export function CoverField({
  levels,
  onChange,
}: {
  readonly levels: FactorLevels;
  readonly onChange: LevelsEdit;
}) {
  const { check, pending } = usePlanStanding();
  const full = useDesign(fullCount);
  const made = pending ? null : (check?.specifications?.length ?? null);
  return (
    <Place of="specification.cover" className={styles.apart}>
      <FieldGroup title="Specifications" lead={<span aria-live="polite">{coverWords(made, full)}</span>}>
        <ChoiceList<FactorLevels['cover']>
          label="Specifications"
          hideLabel
          value={levels.cover}
          onChange={(cover) => onChange('which specifications are asked', { cover })}
          options={[
            {
              value: 'pairs',
              label: 'Every pair of levels',
              description:
                'A fraction in which any two levels of any two factors meet at least once. Enough for the effect of each factor, at a small part of the cost.',
            },
            {
              value: 'full',
              label: 'Every combination',
              description:
                'All of them. The whole specification curve, and the only way to see three factors act together.',
            },
          ]}
        />
      </FieldGroup>
    </Place>
  );
}

function coverWords(made: number | null, full: number): string {
  if (made === null) return `Every combination would be ${formatCounted(full, 'specification')}.`;
  if (made === full) return `${formatCounted(made, 'specification')}: every combination of the levels.`;
  return `${formatCounted(made, 'specification')}, where every combination would be ${formatCount(full)}.`;
}
