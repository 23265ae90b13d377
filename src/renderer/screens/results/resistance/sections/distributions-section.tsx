import { useMemo, useState } from 'react';
import type { ConditionProfile, ScaleView } from '../../../../../shared/contract/views.js';
import { latticeOf } from '../../../../charts/layout/lattice-path.js';
import { Ridgeline } from '../../../../charts/ridgeline.js';
import { SegmentedControl } from '../../../../ui/segmented-control.js';
import { Select } from '../../../../ui/select.js';
import {
  chosenProfiles,
  conditionChoices,
  wordingsOf,
  type ConditionChoice,
} from '../model/condition-choice.js';
import { conditionOnScale } from '../model/mark-filters.js';
import { chosenScale, fileWords, scaleKey, type SubjectView } from '../model/subject-view.js';
import { ScalePicker } from '../../sections/scale-picker.js';
import styles from '../../sections/sections.module.css';
import { useDrawnScales } from '../../surroundings.js';
import { useOpenMark } from './use-open-mark.js';

interface DistributionsSectionProps {
  readonly view: SubjectView;
  /** The study's other subjects that have findings. */
  readonly others: readonly SubjectView[];
  readonly scale: string | null;
  readonly onScale: (key: string) => void;
}

const NONE = 'none';
const EVERY = 'every';

/** Every condition's distribution on one scale, of one subject or of two side by side. */
export function DistributionsSection({ view, others, scale: key, onScale }: DistributionsSectionProps) {
  const { conditions } = view.detail;
  const choices = useMemo(() => conditionChoices(conditions), [conditions]);
  const wordings = useMemo(() => wordingsOf(conditions), [conditions]);
  const [choice, setChoice] = useState<ConditionChoice>(choices[0]?.value ?? 'all');
  const [wording, setWording] = useState<string>(wordings.length > 1 ? (wordings[0] ?? EVERY) : EVERY);
  const [beside, setBeside] = useState<string>(NONE);
  const scale = chosenScale(view.views.scales, key);
  const drawn = useDrawnScales(view.views.scales, scale);
  if (scale === null) return <p className={styles.words}>No scale has been answered yet.</p>;
  const other = others.find(({ subject }) => subject.sha256 === beside) ?? null;
  const chosen = wording === EVERY ? null : wording;
  return (
    <>
      <ScalePicker
        scales={view.views.scales}
        instruments={view.study.instruments}
        chosen={scale}
        onChoose={onScale}
      />
      {(choices.length > 0 || wordings.length > 1 || others.length > 0) && (
        <div className={styles.choices}>
          {choices.length > 0 && (
            <SegmentedControl label="Conditions" value={choice} onChange={setChoice} options={choices} />
          )}
          {wordings.length > 1 && (
            <Select
              label="Wording of the personas"
              value={wording}
              onChange={setWording}
              options={[
                ...wordings.map((id) => ({ value: id, label: id })),
                { value: EVERY, label: 'Every wording' },
              ]}
            />
          )}
          {others.length > 0 && (
            <Select
              label="Compare with"
              value={beside}
              onChange={setBeside}
              options={[
                { value: NONE, label: 'No other subject' },
                ...others.map(({ subject }) => ({ value: subject.sha256, label: subject.name })),
              ]}
            />
          )}
        </div>
      )}
      <div className={styles.stack}>
        {drawn.map((one) => (
          <div key={scaleKey(one)} className={other === null ? undefined : styles.columns}>
            {[view, ...(other === null ? [] : [other])].map((shown) => (
              <div key={shown.subject.sha256} className={styles.panel}>
                <SubjectRidgeline
                  view={shown}
                  scale={one}
                  choice={choice}
                  wording={chosen}
                  named={others.length > 0}
                />
              </div>
            ))}
          </div>
        ))}
      </div>
    </>
  );
}

interface SubjectRidgelineProps {
  readonly view: SubjectView;
  readonly scale: ScaleView;
  readonly choice: ConditionChoice;
  readonly wording: string | null;
  readonly named: boolean;
}

function SubjectRidgeline({ view, scale, choice, wording, named }: SubjectRidgelineProps) {
  const openMark = useOpenMark(view);
  const { views, result, detail } = view;
  const profiles = useMemo(() => {
    const own = views.profiles.filter(
      (profile) => profile.instrument === scale.instrument && profile.scale === scale.scale,
    );
    return chosenProfiles(own, choice, wording, detail.conditions);
  }, [views, scale, choice, wording, detail]);
  const reference = useMemo(() => {
    const standing = result.default.profile[scale.instrument]?.[scale.scale];
    if (standing === undefined) return null;
    const { values, probabilities } = standing.distribution;
    return { mean: standing.mean, distribution: latticeOf(values, probabilities) };
  }, [result, scale]);
  const band =
    views.bands.find((own) => own.instrument === scale.instrument && own.scale === scale.scale) ?? null;
  return (
    <Ridgeline
      title={named ? `${scale.name}, ${view.subject.name}` : scale.name}
      scale={scale}
      profiles={profiles}
      reference={reference}
      band={band}
      confidence={result.confidence}
      faded={view.faded}
      fileWords={fileWords(view, scale.name, 'distributions')}
      onOpen={(profile: ConditionProfile) => openMark(conditionOnScale(view, profile))}
    />
  );
}
