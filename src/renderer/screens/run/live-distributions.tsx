import { useState } from 'react';
import type { LiveView } from '../../../shared/contract/runs.js';
import { Ridgeline } from '../../charts/ridgeline.js';
import { formatCount } from '../../formatting/numbers.js';
import { Panel } from '../../ui/panel.js';
import { Select } from '../../ui/select.js';
import { useOpenResponses } from '../responses/open-responses.js';
import styles from './live-distributions.module.css';
import { chosenScale, scaleKey, scaleOptions } from './live-scales.js';

export interface LiveDistributionsProps {
  readonly live: LiveView;
  /** Names of the study's instruments by id. */
  readonly instruments: ReadonlyMap<string, string>;
}

/** The distributions of the subject that runs, as they form. */
export function LiveDistributions({ live, instruments }: LiveDistributionsProps) {
  const [key, setKey] = useState<string | null>(null);
  const openResponses = useOpenResponses();
  const scale = chosenScale(live.scales, key);
  if (scale === null) return null;
  return (
    <Panel
      title={`Distributions of ${live.subjectName}`}
      description={`From ${formatCount(live.answered)} of ${formatCount(live.expected)} responses; each shape settles as more arrive.`}
      actions={
        <div className={styles.picker}>
          <Select
            label="Scale"
            value={scaleKey(scale)}
            onChange={setKey}
            options={scaleOptions(live.scales, instruments)}
          />
        </div>
      }
    >
      <Ridgeline
        scale={scale}
        profiles={live.profiles}
        sortable={false}
        fileWords={[live.subjectName, scale.name, 'so far']}
        onOpen={(profile) =>
          openResponses(
            live.study,
            {
              subject: live.subject,
              instrument: scale.instrument,
              scale: scale.scale,
              conditions: [profile.condition],
            },
            `${live.subjectName}, ${profile.label}, ${scale.name}`,
          )
        }
      />
    </Panel>
  );
}
