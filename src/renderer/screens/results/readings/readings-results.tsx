import { useMemo } from 'react';
import { IntervalChart } from '../../../charts/interval-chart.js';
import { LARGEST_AGREEING_GAP, SELF_REPORT_GAP } from '../../../../shared/domain/readings/cut-offs.js';
import { formatEstimate } from '../../../formatting/numbers.js';
import type { KindResultsProps } from '../kind-results.js';
import { SubjectSections, type SubjectSection } from '../sections/subject-sections.js';
import { VerdictBoard } from '../verdict/verdict-board.js';
import { readableGap, readingsVerdictName, saidOfReadings } from './model/readings-words.js';
import { readingsView, type ReadingsView } from './model/readings-view.js';
import { GapSection } from './sections/gap-section.js';
import { GateSection } from './sections/gate-section.js';
import { JudgeSection } from './sections/judge-section.js';
import { MatrixSection } from './sections/matrix-section.js';
import { ProfilesSection } from './sections/profiles-section.js';

/** The results of a readings study: whether what each subject says of itself is borne out, and every figure behind it. */
export function ReadingsResults({ results, detail, chosen, reading, view }: KindResultsProps<'readings'>) {
  const said = useMemo(
    () => new Map(results.subjects.map((entry) => [entry.subject.sha256, saidOfReadings(entry)])),
    [results],
  );
  const own = useMemo(() => readingsView(chosen, results, detail), [chosen, results, detail]);
  return (
    <>
      <VerdictBoard
        results={results}
        chosen={chosen}
        reading={reading}
        said={said}
        chart={<GapStrip results={results} />}
      />
      <SubjectSections
        key={chosen.subject.sha256}
        results={results}
        entry={chosen}
        sections={own === null ? [] : sectionsOf(own)}
        view={view}
        warning={own?.faded === true ? own.result.verdict.sentence : null}
      />
    </>
  );
}

function sectionsOf(view: ReadingsView): SubjectSection[] {
  const { matrix, judge } = view.result;
  return [
    { id: 'gap', name: 'Self-report and behaviour', content: <GapSection view={view} /> },
    {
      id: 'matrix',
      name: 'Validity',
      content: matrix === null ? null : <MatrixSection view={view} matrix={matrix} />,
    },
    { id: 'profiles', name: 'Profiles by reading', content: <ProfilesSection view={view} /> },
    {
      id: 'judge',
      name: 'Judge',
      content: judge === null ? null : <JudgeSection view={view} judge={judge} />,
    },
    { id: 'gate', name: 'Gate by reading', content: <GateSection view={view} /> },
  ];
}

/** The subjects' gaps on one axis; nothing where none may be read. */
function GapStrip({ results }: Pick<KindResultsProps<'readings'>, 'results'>) {
  const rows = results.subjects.map((entry) => {
    const figure = readableGap(entry);
    const verdict = readingsVerdictName(entry).toLowerCase();
    return {
      key: entry.subject.sha256,
      label: entry.subject.name,
      text: figure === null ? verdict : `${formatEstimate(figure)} · ${verdict}`,
      figure,
      lines: [],
    };
  });
  if (rows.every(({ figure }) => figure === null)) return null;
  return (
    <IntervalChart
      title="Gap between self-report and behaviour"
      description="0: what it does follows what it says of itself; 1: personas move the self-report alone."
      quantity="Gap"
      groups={[{ heading: null, rows }]}
      domain={[-0.5, 1.5]}
      ticks={[-0.5, 0, 0.5, 1, 1.5]}
      zones={[
        { from: -LARGEST_AGREEING_GAP, to: LARGEST_AGREEING_GAP, label: 'in agreement' },
        { from: SELF_REPORT_GAP, to: 1.5, label: 'in self-report alone' },
      ]}
      low="behaviour moves more"
      high="self-report moves more"
      rowHeight={34}
      fileWords={[results.study.name, 'gap']}
    />
  );
}
