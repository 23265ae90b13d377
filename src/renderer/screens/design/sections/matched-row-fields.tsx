import { matchedRowsSchema, type HumanAnswers } from '../../../../shared/domain/population/reference.js';
import type { PopulationSettings } from '../../../../shared/domain/population/settings.js';
import { Switch } from '../../../ui/switch.js';
import { DraftNumber } from '../fields/draft-number.js';
import { Place } from '../fields/place.js';
import { ToggleSet } from '../fields/toggle-set.js';
import { FIRST_ROWS } from '../model/population-choice.js';

interface MatchedRowFieldsProps {
  readonly reference: HumanAnswers;
  readonly settings: PopulationSettings;
  readonly onChange: (what: string, make: (present: PopulationSettings) => PopulationSettings) => void;
}

/** What a table of people lets a study do beside comparing: people made of its rows, and its subgroups. */
export function MatchedRowFields({ reference, settings, onChange }: MatchedRowFieldsProps) {
  const { rows, subgroups } = settings;
  const groups = Object.keys(reference.groups ?? {});
  return (
    <>
      <Place of="population.rows">
        <Switch
          label="Make people of its rows"
          hint="Each is told at the levels of the five traits that a row has, and held against that row’s own answers."
          checked={rows !== undefined}
          onChange={(on) =>
            onChange('the people made of rows', ({ rows: before, ...others }) =>
              on
                ? {
                    ...others,
                    rows:
                      before ??
                      matchedRowsSchema.parse({ size: Math.min(FIRST_ROWS, reference.rows.length) }),
                  }
                : others,
            )
          }
        />
      </Place>
      {rows !== undefined && (
        <DraftNumber
          place="population.rows.size"
          label="People made of rows"
          hint="Drawn without replacement, with the study’s seed."
          needs="A whole number from 2 to 10,000."
          value={rows.size}
          schema={matchedRowsSchema.shape.size}
          min={2}
          max={10_000}
          step={1}
          onCommit={(size) =>
            onChange('the number of people made of rows', (present) => ({
              ...present,
              rows: { ...(present.rows ?? rows), size },
            }))
          }
        />
      )}
      {groups.length > 0 && (
        <Place of="population.subgroups">
          <ToggleSet
            label="Subgroups to compare"
            hint="Of people made of rows, and of people drawn whose population has an attribute of that name."
            options={groups.map((group) => ({ value: group, label: group }))}
            chosen={subgroups}
            least={0}
            onChange={(chosen) => onChange('the subgroups', (present) => ({ ...present, subgroups: chosen }))}
          />
        </Place>
      )}
    </>
  );
}
