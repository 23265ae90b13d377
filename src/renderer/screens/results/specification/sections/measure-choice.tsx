import type { Measure } from '../../../../../shared/domain/specification-curve/result.js';
import { Select } from '../../../../ui/select.js';
import controls from '../../../../charts/chart-controls.module.css';

interface MeasureChoiceProps {
  readonly measures: readonly Measure[];
  /** Names of instruments by id. */
  readonly instruments: ReadonlyMap<string, string>;
  readonly chosen: Measure;
  readonly onChoose: (id: string) => void;
}

/** What is drawn of every specification: resistance, or the default's score on a scale. */
export function MeasureChoice({ measures, instruments, chosen, onChoose }: MeasureChoiceProps) {
  return (
    <div className={controls.row}>
      <Select
        label="Measure"
        value={chosen.id}
        onChange={onChoose}
        options={measures.map(({ id, name, instrument }) => ({
          value: id,
          label:
            instrument === null ? name : `Default on ${name} (${instruments.get(instrument) ?? instrument})`,
        }))}
      />
    </div>
  );
}
