import { useMemo } from 'react';
import type { ComparedFamily } from '../../../../../shared/domain/quantization/comparison.js';
import { EffectSize } from '../../../../charts/effect-size.js';
import resultStyles from '../../sections/sections.module.css';
import { everyResponse } from '../model/behind.js';
import { effectPoints, withoutFigures } from '../model/effect-points.js';
import { fullName } from '../model/quantization-view.js';
import styles from './family-overview.module.css';
import { useOpenBehind } from './use-open-behind.js';
import { VariantsTable } from './variants-table.js';

interface FamilyOverviewProps {
  readonly study: { readonly id: number; readonly name: string };
  readonly families: readonly ComparedFamily[];
  readonly testConfidence: number;
}

/** What is said of every family: the smallest variant that is still the same subject, and what each costs. */
export function FamilyOverview({ study, families, testConfidence }: FamilyOverviewProps) {
  return (
    <div className={styles.families}>
      {families.map((family) => (
        <Family
          key={family.variants[0]?.sha256 ?? family.family}
          study={study}
          family={family}
          testConfidence={testConfidence}
        />
      ))}
    </div>
  );
}

interface FamilyProps extends Omit<FamilyOverviewProps, 'families'> {
  readonly family: ComparedFamily;
}

function Family({ study, family, testConfidence }: FamilyProps) {
  const open = useOpenBehind(study.id);
  const points = useMemo(
    () =>
      effectPoints(family, (variant) =>
        open(everyResponse({ sha256: variant.sha256, name: fullName(variant) })),
      ),
    [family, open],
  );
  const left = withoutFigures(family);
  return (
    <div className={styles.family}>
      <p className={styles.sentence}>{family.sentence}</p>
      {family.reference !== null && points.length > 1 && (
        <div className={resultStyles.panel}>
          <EffectSize
            title={`Effect against size, ${family.family}`}
            points={points}
            confidence={testConfidence}
            fileWords={[study.name, family.family, 'effect against size']}
            {...(left.length === 0 ? {} : { note: `Without a result yet: ${left.join(', ')}.` })}
          />
        </div>
      )}
      <VariantsTable study={study.id} family={family} />
    </div>
  );
}
