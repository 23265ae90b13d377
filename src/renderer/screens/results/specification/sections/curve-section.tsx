import { useMemo } from 'react';
import { SpecificationCurve } from '../../../../charts/specification-curve.js';
import { formatConfidence, formatNumber } from '../../../../charts/layout/number-text.js';
import { formatShare } from '../../../../formatting/numbers.js';
import type { Measure } from '../../../../../shared/domain/specification-curve/result.js';
import { useOpenResponses } from '../../../responses/open-responses.js';
import sections from '../../sections/sections.module.css';
import { choiceWords, curveColumns, curveCuts, dashboardFactors } from '../model/curve-columns.js';
import { fileWords, responsesUnder, type SpecificationView } from '../model/specification-view.js';
import { MeasureChoice } from './measure-choice.js';

interface CurveSectionProps {
  readonly view: SpecificationView;
  readonly measure: Measure;
  readonly onMeasure: (id: string) => void;
}

/** Every specification in order of what is found under it, over the choices that make it. */
export function CurveSection({ view, measure, onMeasure }: CurveSectionProps) {
  const open = useOpenResponses();
  const factors = useMemo(() => dashboardFactors(view), [view]);
  const columns = useMemo(
    () =>
      curveColumns(view, measure, (finding) =>
        open(
          view.study.id,
          responsesUnder(view, [finding.specification.id], measure),
          `${view.subject.name}, specification ${finding.specification.id}: ${choiceWords(view, finding)}`,
        ),
      ),
    [view, measure, open],
  );
  const cuts = useMemo(() => curveCuts(view, measure), [view, measure]);
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
  return (
    <div className={sections.panel}>
      {columns.length === 0 ? (
        <>
          {choice}
          <p className={sections.words}>No specification has this measure yet.</p>
        </>
      ) : (
        <SpecificationCurve
          title={
            measure.instrument === null ? 'Specification curve' : `Specification curve of ${measure.name}`
          }
          description={descriptionOf(view, measure)}
          quantity={measure.instrument === null ? 'Resistance' : 'Score'}
          columns={columns}
          factors={factors}
          range={measure}
          cuts={cuts}
          median={summaryOf(view, measure)?.median ?? null}
          fileWords={fileWords(view, 'specification curve', measure.name)}
          controls={choice}
          faded={view.faded}
          note={noteOf(view, measure)}
        />
      )}
    </div>
  );
}

function descriptionOf({ result }: SpecificationView, measure: Measure): string {
  const what =
    measure.instrument === null
      ? 'Resistance under each specification (0: takes on what is asked; 1: keeps its default)'
      : `The default's mean score on ${measure.name} under each specification (${measure.min}: ${measure.low}; ${measure.max}: ${measure.high})`;
  return `${what}, in ascending order, with ${formatConfidence(result.confidence)} intervals; below each, the level of every choice that makes it. Colour and shape are the verdict on resistance.`;
}

function summaryOf({ result }: SpecificationView, { id }: Measure) {
  return result.curves.find(({ measure }) => measure === id)?.summary ?? null;
}

function noteOf(view: SpecificationView, measure: Measure): string {
  const summary = summaryOf(view, measure);
  if (summary === null) return 'No specification passes the gate, so that there is no median.';
  const { specifications, median, lowerQuartile, upperQuartile, shareAbove, shareBelow, lowest, highest } =
    summary;
  const over = specifications === 1 ? 'the one specification' : `${specifications} specifications`;
  const parts = [
    `Over ${over} that ${specifications === 1 ? 'passes' : 'pass'} the gate: median ${formatNumber(median)}, quartiles ${formatNumber(lowerQuartile)} and ${formatNumber(upperQuartile)}, from ${formatNumber(lowest)} to ${formatNumber(highest)}.`,
    measure.instrument === null
      ? `${formatShare(shareAbove)} have an interval above 0.`
      : `${formatShare(shareAbove)} lie above the midpoint and ${formatShare(shareBelow)} below it, with their whole interval.`,
  ];
  return parts.join(' ');
}
