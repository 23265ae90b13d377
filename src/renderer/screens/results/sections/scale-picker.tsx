import { useId, useState } from 'react';
import type { ScaleView } from '../../../../shared/contract/views.js';
import { Switch } from '../../../ui/switch.js';
import { scaleKey } from '../resistance/model/subject-view.js';
import styles from './scale-picker.module.css';

interface ScalePickerProps {
  readonly scales: readonly ScaleView[];
  /** Names of instruments by id. */
  readonly instruments: readonly { readonly id: string; readonly name: string }[];
  readonly chosen: ScaleView;
  readonly onChoose: (key: string) => void;
}

/** Which scale is shown: axes and domains by instrument, facets where they are asked for. */
export function ScalePicker({ scales, instruments, chosen, onChoose }: ScalePickerProps) {
  const name = useId();
  const [facets, setFacets] = useState(chosen.kind === 'facet');
  const shown = scales.filter(({ kind }) => facets || kind !== 'facet');
  const several = new Set(shown.map(({ instrument }) => instrument)).size > 1;
  return (
    <div className={styles.picker} data-control="">
      {instruments.map((instrument) => {
        const own = shown.filter((scale) => scale.instrument === instrument.id);
        if (own.length === 0) return null;
        return (
          <fieldset key={instrument.id} className={styles.instrument}>
            <legend className={several ? styles.name : 'visually-hidden'}>
              {several ? instrument.name : `Scale of ${instrument.name}`}
            </legend>
            <div className={styles.scales}>
              {own.map((scale) => (
                <label key={scale.scale} className={styles.scale}>
                  <input
                    type="radio"
                    name={name}
                    checked={scaleKey(scale) === scaleKey(chosen)}
                    onChange={() => onChoose(scaleKey(scale))}
                    className="visually-hidden"
                  />
                  <span>{scale.name}</span>
                </label>
              ))}
            </div>
          </fieldset>
        );
      })}
      {scales.some(({ kind }) => kind === 'facet') && (
        <Switch label="Show facets" checked={facets} onChange={setFacets} />
      )}
    </div>
  );
}
