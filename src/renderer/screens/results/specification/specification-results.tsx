import { useMemo, useState } from 'react';
import { IntervalChart } from '../../../charts/interval-chart.js';
import { formatNumber } from '../../../charts/layout/number-text.js';
import { verdictZones } from '../../../charts/resistance-strip.js';
import type { SubjectResultsOf } from '../../../../shared/contract/results.js';
import type { KindResultsProps } from '../kind-results.js';
import { SubjectSections, type SubjectSection } from '../sections/subject-sections.js';
import { VerdictBoard } from '../verdict/verdict-board.js';
import { measureOf, specificationView, type SpecificationView } from './model/specification-view.js';
import { ROBUSTNESS_WORDS, saidOfSpecifications } from './model/specification-words.js';
import { ConclusionsSection } from './sections/conclusions-section.js';
import { CurveSection } from './sections/curve-section.js';
import { DetailsSection } from './sections/details-section.js';
import { EffectsSection } from './sections/effects-section.js';
import { LanguagesSection } from './sections/languages-section.js';
import { ReliabilitySection } from './sections/reliability-section.js';

/** The results of a specification study: whether what is found of a subject depends on how it is asked. */
export function SpecificationResults(props: KindResultsProps<'specification'>) {
  const { results, detail, chosen, reading, view } = props;
  const said = useMemo(
    () => new Map(results.subjects.map((entry) => [entry.subject.sha256, saidOfSpecifications(entry)])),
    [results.subjects],
  );
  const own = useMemo(() => specificationView(chosen, results, detail), [chosen, results, detail]);
  const [measure, setMeasure] = useState('resistance');
  return (
    <>
      <VerdictBoard
        results={results}
        chosen={chosen}
        reading={reading}
        said={said}
        chart={results.subjects.length > 1 ? <SubjectsChart {...props} /> : null}
      />
      <SubjectSections
        key={chosen.subject.sha256}
        results={results}
        entry={chosen}
        view={view}
        warning={own?.faded === true ? own.result.verdict.sentence : null}
        sections={own === null ? [] : sectionsOf(own, { measure, onMeasure: setMeasure })}
      />
    </>
  );
}

function sectionsOf(
  view: SpecificationView,
  { measure: id, onMeasure }: { readonly measure: string; readonly onMeasure: (id: string) => void },
): SubjectSection[] {
  const measure = measureOf(view.result, id);
  const chosen = { view, measure, onMeasure };
  const { languages, factors, reliability } = view.result;
  return [
    { id: 'curve', name: 'Specification curve', content: <CurveSection {...chosen} /> },
    { id: 'effects', name: 'Effects of choices', content: <EffectsSection {...chosen} /> },
    {
      id: 'conclusions',
      name: 'What changes the conclusion',
      content: factors.length === 0 ? null : <ConclusionsSection view={view} />,
    },
    {
      id: 'languages',
      name: 'Languages',
      content: languages.length < 2 ? null : <LanguagesSection view={view} />,
    },
    {
      id: 'reliability',
      name: 'Reliability',
      content: reliability.length === 0 ? null : <ReliabilitySection view={view} />,
    },
    { id: 'details', name: 'Details', content: <DetailsSection view={view} /> },
  ];
}

/** Every subject's resistance over its specifications, on one axis. */
function SubjectsChart({ results, detail }: KindResultsProps<'specification'>) {
  const groups = useMemo(
    () => [{ heading: null, rows: results.subjects.map(subjectRow) }],
    [results.subjects],
  );
  return (
    <IntervalChart
      title="Resistance over specifications"
      description="The median over the specifications that pass the gate; whiskers reach from the lowest to the highest."
      quantity="Median resistance"
      groups={groups}
      zones={verdictZones(detail.design.analysis)}
      rowHeight={34}
      low="adopts what is asked"
      high="keeps its default"
      fileWords={[results.study.name, 'resistance over specifications']}
    />
  );
}

function subjectRow(entry: SubjectResultsOf<'specification'>) {
  const { findings, subject } = entry;
  const label =
    findings === null ? saidOfSpecifications(entry).label : ROBUSTNESS_WORDS[findings.result.verdict.label];
  const summary = findings?.result.curves[0]?.summary ?? null;
  const figure =
    summary === null || findings?.result.verdict.label === 'not-measurable'
      ? null
      : { estimate: summary.median, low: summary.lowest, high: summary.highest };
  return {
    key: subject.sha256,
    label: subject.name,
    figure,
    text:
      figure === null
        ? label.toLowerCase()
        : `${formatNumber(figure.estimate)} (${formatNumber(figure.low)} to ${formatNumber(figure.high)}) · ${label.toLowerCase()}`,
    lines:
      summary === null
        ? []
        : [`Quartiles ${formatNumber(summary.lowerQuartile)} and ${formatNumber(summary.upperQuartile)}`],
  };
}
