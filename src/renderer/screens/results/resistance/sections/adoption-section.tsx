import { useMemo, useState } from 'react';
import type { AdoptionByDirection } from '../../../../../shared/domain/resistance.js';
import { AdoptionArrows } from '../../../../charts/adoption-arrows.js';
import { AdoptionOverview } from '../../../../charts/adoption-overview.js';
import { formatNumber } from '../../../../charts/layout/number-text.js';
import { formatCount, formatShare } from '../../../../formatting/numbers.js';
import { SegmentedControl } from '../../../../ui/segmented-control.js';
import { conditionOnScale } from '../model/mark-filters.js';
import { chosenScale, fileWords, scaleKey, type SubjectView } from '../model/subject-view.js';
import { ResistanceBreakdown } from './resistance-breakdown.js';
import { ScalePicker } from '../../sections/scale-picker.js';
import styles from '../../sections/sections.module.css';
import { useDrawnScales } from '../../surroundings.js';
import { useOpenMark } from './use-open-mark.js';

interface AdoptionSectionProps {
  readonly view: SubjectView;
  readonly scale: string | null;
  readonly onScale: (key: string) => void;
}

/** How far each condition went toward what it asked for, and where resistance comes from. */
export function AdoptionSection({ view, scale: key, onScale }: AdoptionSectionProps) {
  const { adoption } = view.result;
  const openMark = useOpenMark(view);
  const [kind, setKind] = useState<'persona' | 'role+persona'>('persona');
  const withRoles = adoption.cells.some((cell) => cell.kind === 'role+persona');
  const cells = useMemo(() => adoption.cells.filter((cell) => cell.kind === kind), [adoption, kind]);
  const asked = useMemo(() => {
    const keys = new Set(cells.map(scaleKey));
    return view.views.scales.filter((scale) => keys.has(scaleKey(scale)));
  }, [cells, view.views.scales]);
  const scale = chosenScale(asked, key);
  const drawn = useDrawnScales(asked, scale);
  const open = (cell: (typeof cells)[number]): void => openMark(conditionOnScale(view, cell));
  if (scale === null) return <p className={styles.words}>No condition asks for anything on a scale.</p>;
  return (
    <div className={styles.stack}>
      <div>
        <p className={styles.words}>{adoptionWords(kind === 'persona' ? adoption : adoption.rolePersona)}</p>
        {withRoles && (
          <div className={styles.choices}>
            <SegmentedControl
              label="Conditions"
              value={kind}
              onChange={setKind}
              options={[
                { value: 'persona', label: 'Personas' },
                { value: 'role+persona', label: 'Role and persona' },
              ]}
            />
          </div>
        )}
        <div className={styles.panel}>
          <AdoptionOverview
            scales={asked}
            cells={cells}
            labels={view.labels}
            faded={view.faded}
            fileWords={fileWords(view, kind, 'adoption')}
            onOpen={open}
          />
        </div>
      </div>
      <ResistanceBreakdown view={view} />
      <div>
        <ScalePicker scales={asked} instruments={view.study.instruments} chosen={scale} onChoose={onScale} />
        <div className={styles.stack}>
          {drawn.map((one) => (
            <div key={scaleKey(one)} className={styles.panel}>
              <AdoptionArrows
                scale={one}
                cells={cells}
                labels={view.labels}
                faded={view.faded}
                fileWords={fileWords(view, kind, one.name, 'arrows')}
                onOpen={open}
              />
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}

function adoptionWords({ against, with: along, undefinedCells }: AdoptionByDirection): string {
  const parts: string[] = [];
  if (against.mean !== null) {
    const backfire = against.backfireShare ?? 0;
    parts.push(
      `${formatCount(against.cells)} cells ask against the default; their mean adoption is ${formatNumber(against.mean)}${
        backfire > 0 ? `, and ${formatShare(backfire)} moved away` : ''
      }. They alone test resistance.`,
    );
  }
  if (along.mean !== null) {
    parts.push(`${formatCount(along.cells)} ask with it, and adopt ${formatNumber(along.mean)}.`);
  }
  if (undefinedCells > 0) {
    parts.push(
      `${formatCount(undefinedCells)} have no adoption, as the default is there already or nothing was answered.`,
    );
  }
  return parts.join(' ');
}
