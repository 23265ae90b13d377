import { useMemo, type ReactNode } from 'react';
import { FactorEffects } from '../../../../charts/factor-effects.js';
import { formatConfidence, formatNumber } from '../../../../charts/layout/number-text.js';
import { formatShare } from '../../../../formatting/numbers.js';
import type { MeasureEffects } from '../../../../../shared/domain/specification-curve/effects.js';
import type { Measure } from '../../../../../shared/domain/specification-curve/result.js';
import { DataTable } from '../../../../ui/data-table.js';
import { useOpenResponses } from '../../../responses/open-responses.js';
import sections from '../../sections/sections.module.css';
import { effectGroups, effectRows } from '../model/effect-groups.js';
import { FACTOR_NAMES, levelName } from '../model/factor-words.js';
import { fileWords, responsesUnder, type SpecificationView } from '../model/specification-view.js';
import { MeasureChoice } from './measure-choice.js';

interface EffectsSectionProps {
  readonly view: SpecificationView;
  readonly measure: Measure;
  readonly onMeasure: (id: string) => void;
}

/** What each choice of administration does to resistance, or to the default. */
export function EffectsSection({ view, measure, onMeasure }: EffectsSectionProps) {
  const effects = view.result.effects.find((candidate) => candidate.measure === measure.id);
  const instruments = useMemo(
    () => new Map(view.detail.instruments.map(({ id, name }) => [id, name])),
    [view.detail.instruments],
  );
  const choice = (
    <MeasureChoice
      measures={view.result.measures}
      instruments={instruments}
      chosen={measure}
      onChoose={onMeasure}
    />
  );
  if (effects === undefined) {
    return (
      <div className={sections.panel}>
        {choice}
        <p className={sections.words}>
          Too few specifications that pass the gate have this measure, or the study varies nothing.
        </p>
      </div>
    );
  }
  return (
    <div className={sections.stack}>
      <div className={sections.panel}>
        <EffectsChart view={view} measure={measure} effects={effects} controls={choice} />
      </div>
      <div className={sections.panel}>
        <EffectsTable view={view} measure={measure} effects={effects} />
      </div>
    </div>
  );
}

interface EffectsProps {
  readonly view: SpecificationView;
  readonly measure: Measure;
  readonly effects: MeasureEffects;
}

function EffectsChart({ view, measure, effects, controls }: EffectsProps & { readonly controls: ReactNode }) {
  const open = useOpenResponses();
  const groups = useMemo(
    () =>
      effectGroups(view, effects, measure, ({ factor }, level) => {
        const place = view.result.factors.findIndex((varied) => varied.factor === factor);
        const at = view.result.factors[place]?.levels.indexOf(level) ?? -1;
        const own = view.result.specifications.filter(({ levels }) => levels[place] === at);
        open(
          view.study.id,
          responsesUnder(
            view,
            own.map(({ specification }) => specification.id),
            measure,
          ),
          `${view.subject.name}, ${FACTOR_NAMES[factor].toLowerCase()} ${levelName(factor, level, view.detail)}`,
        );
      }),
    [view, effects, measure, open],
  );
  return (
    <FactorEffects
      title={`What each choice does to ${measure.instrument === null ? 'resistance' : `the default on ${measure.name}`}`}
      description={`Estimated marginal means of each level, the other choices weighing alike, with ${formatConfidence(view.result.confidence)} intervals.`}
      quantity={measure.name}
      groups={groups}
      range={measure}
      low={measure.low}
      high={measure.high}
      fileWords={fileWords(view, 'factor effects', measure.name)}
      controls={controls}
      faded={view.faded}
      note={fitWords(effects)}
    />
  );
}

function fitWords({ specifications, residualDegrees, r2 }: MeasureEffects): string {
  const share =
    r2 === null ? '' : ` The choices by themselves account for ${formatShare(r2)} of the variance.`;
  return residualDegrees === 0
    ? `${specifications} specifications leave nothing to judge error by, so that there are no intervals.${share}`
    : `${specifications} specifications, ${formatNumber(residualDegrees, 0)} degrees of freedom for error, which holds what choices do together.${share}`;
}

function EffectsTable({ view, measure, effects }: EffectsProps) {
  const rows = useMemo(() => effectRows(view, effects), [view, effects]);
  return (
    <DataTable
      caption={`Effects of the choices on ${measure.name}`}
      dense
      rows={rows}
      rowKey={({ factor }) => factor}
      columns={[
        { id: 'factor', heading: 'Choice', render: ({ factor }) => factor },
        {
          id: 'difference',
          heading: 'Largest difference',
          align: 'right',
          render: ({ difference, instead }) => instead ?? difference,
        },
        { id: 'between', heading: 'From and to', render: ({ between }) => between },
        { id: 'p', heading: 'p', align: 'right', render: ({ p }) => p },
        { id: 'adjusted', heading: 'p, adjusted', align: 'right', render: ({ adjustedP }) => adjustedP },
        { id: 'eta', heading: 'Partial η²', align: 'right', render: ({ eta }) => eta },
      ]}
    />
  );
}
