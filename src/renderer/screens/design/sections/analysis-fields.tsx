import {
  analysisSettingsSchema,
  gateThresholdsSchema,
  type AnalysisSettings,
  type GateThresholds,
} from '../../../../shared/domain/study.js';
import { Button } from '../../../ui/button.js';
import { classNames } from '../../../ui/class-names.js';
import { DraftNumber } from '../fields/draft-number.js';
import { useDesign, useDesignEdit } from '../state/design-desk.js';
import styles from './field-grid.module.css';
import { FieldGroup } from './section-frame.js';

interface Setting<Name> {
  readonly name: Name;
  readonly label: string;
  readonly hint: string;
  readonly needs: string;
  readonly min?: number;
  readonly max?: number;
  readonly step: number;
}

type Plain = Exclude<keyof AnalysisSettings, 'gate'>;

const SHARE = { needs: 'A number from 0 to 1.', min: 0, max: 1, step: 0.05 };

const INTERVALS: readonly Setting<Plain>[] = [
  {
    name: 'confidence',
    label: 'Confidence',
    hint: 'Of all intervals. 0.95: one in twenty misses.',
    needs: 'A number above 0.5 and below 1.',
    min: 0.5,
    max: 1,
    step: 0.01,
  },
  {
    name: 'bootstrap',
    label: 'Bootstrap samples',
    hint: 'More make intervals steadier, and take longer.',
    needs: 'A whole number from 100 to 100,000.',
    min: 100,
    max: 100_000,
    step: 100,
  },
];

const VERDICT: readonly Setting<Plain>[] = [
  {
    name: 'flexibleBelow',
    label: 'Flexible below',
    hint: 'Resistance under which a subject counts as flexible.',
    needs: 'A number.',
    step: 0.05,
  },
  {
    name: 'closedAbove',
    label: 'Closed above',
    hint: 'Resistance over which it counts as closed; partial between.',
    needs: 'A number.',
    step: 0.05,
  },
  { name: 'minIcc', label: 'Least ICC(1,1)', hint: 'Below, a subject is flagged as unstable.', ...SHARE },
];

const GATE: readonly Setting<keyof GateThresholds>[] = [
  { name: 'minParseRate', label: 'Least parse rate', hint: 'Share of answers that can be read.', ...SHARE },
  { name: 'maxRefusalRate', label: 'Largest refusal rate', hint: 'Share of answers that refuse.', ...SHARE },
  {
    name: 'maxOrderEffect',
    label: 'Largest order effect',
    hint: 'Difference between the option orders, in points of the response scale.',
    needs: 'A number from 0.',
    min: 0,
    step: 0.1,
  },
  {
    name: 'minNegationConsistency',
    label: 'Least negation consistency',
    hint: 'Agreement of items keyed one way with those keyed the other.',
    ...SHARE,
  },
  {
    name: 'minAlpha',
    label: 'Least internal consistency',
    hint: 'Of a scale: Cronbach’s α.',
    needs: 'A number of at most 1.',
    max: 1,
    step: 0.05,
  },
];

/** How the responses are read. */
export function AnalysisFields() {
  const analysis = useDesign((design) => design.analysis);
  const edit = useDesignEdit();
  const plain = (setting: Setting<Plain>) => (
    <DraftNumber
      key={setting.name}
      {...numberProps(setting)}
      place={`analysis.${setting.name}`}
      value={analysis[setting.name]}
      schema={analysisSettingsSchema.shape[setting.name]}
      onCommit={(value) =>
        edit(`the analysis setting “${setting.label}”`, (design) => ({
          analysis: { ...design.analysis, [setting.name]: value },
        }))
      }
    />
  );
  return (
    <div className={styles.groups}>
      <p className={styles.sentence}>
        These can be changed after the plan is locked, too, for the responses stay the same. The change is
        then noted with its time.
      </p>
      <FieldGroup title="Intervals">
        <div className={classNames(styles.grid, styles.wide)}>{INTERVALS.map(plain)}</div>
      </FieldGroup>
      <FieldGroup title="Verdict">
        <div className={classNames(styles.grid, styles.wide)}>{VERDICT.map(plain)}</div>
      </FieldGroup>
      <FieldGroup
        title="Gate"
        lead="A subject that misses one of these is not measurable. It is never called resistant."
      >
        <div className={classNames(styles.grid, styles.wide)}>
          {GATE.map((setting) => (
            <DraftNumber
              key={setting.name}
              {...numberProps(setting)}
              place={`analysis.gate.${setting.name}`}
              value={analysis.gate[setting.name]}
              schema={gateThresholdsSchema.shape[setting.name]}
              onCommit={(value) =>
                edit(`the threshold “${setting.label}”`, (design) => ({
                  analysis: { ...design.analysis, gate: { ...design.analysis.gate, [setting.name]: value } },
                }))
              }
            />
          ))}
        </div>
      </FieldGroup>
      <div>
        <Button
          size="small"
          onClick={() =>
            edit('the analysis settings', () => ({ analysis: analysisSettingsSchema.parse({}) }))
          }
        >
          Back to the defaults
        </Button>
      </div>
    </div>
  );
}

function numberProps<Name>({ label, hint, needs, min, max, step }: Setting<Name>) {
  return {
    label,
    hint,
    needs,
    step,
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
  };
}
