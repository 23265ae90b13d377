import { useMemo } from 'react';
import type { ReportInput } from '../../shared/contract/report.js';
import type { SubjectResults } from '../../shared/contract/results.js';
import { Select } from '../ui/select.js';
import { PARTS, subjectAnchor } from './anchors.js';
import { AskedPart } from './parts/asked-part.js';
import { CheckingPart, CitingPart } from './parts/citing-parts.js';
import { DeparturesPart } from './parts/departures-part.js';
import { InstrumentsPart } from './parts/instruments-part.js';
import { MethodsPart } from './parts/methods-part.js';
import { ReportHeader } from './parts/report-header.js';
import { SubjectsPart } from './parts/subjects-part.js';
import styles from './report.module.css';
import { SubjectFigures, Verdicts, type FigureListener } from './subject-figures.js';
import { useChosenSubject } from './use-chosen-subject.js';
import { useLive } from './use-live.js';

export interface ReportPageProps {
  readonly input: ReportInput;
  /** Told of every figure, where the page is made for good. */
  readonly onFigure?: FigureListener;
}

const EVERY = 'every';

/** A study's report as one page: the verdict first, then every figure that it rests on, and how to check all of it. */
export function ReportPage({ input, onFigure }: ReportPageProps) {
  const live = useLive();
  const { subjects } = input.results;
  const hashes = useMemo(() => subjects.map(({ subject }) => subject.sha256), [subjects]);
  const first = subjects.find(({ findings }) => findings !== null) ?? subjects[0];
  const [chosen, choose] = useChosenSubject(hashes, first?.subject.sha256 ?? null);
  const several = subjects.length > 1;
  const part = { input, live, onFigure };
  return (
    <div className={styles.page}>
      <ReportHeader input={input} />
      <Contents subjects={subjects} />
      <main>
        <AskedPart input={input} />
        {first !== undefined && (
          <div className={styles.part}>
            <Verdicts {...part} chosen={entryOf(subjects, chosen) ?? first} />
          </div>
        )}
        <DeparturesPart input={input} />
        {several && (
          <div className={styles.choice}>
            <Select
              label="Figures of"
              value={chosen ?? EVERY}
              onChange={(value) => choose(value === EVERY ? null : value)}
              options={[
                ...subjects.map((entry) => ({ value: entry.subject.sha256, label: nameOf(entry) })),
                { value: EVERY, label: 'Every subject' },
              ]}
            />
          </div>
        )}
        {subjects.map((entry) => (
          <SubjectFigures
            key={entry.subject.sha256}
            {...part}
            entry={entry}
            hidden={live && chosen !== null && chosen !== entry.subject.sha256}
          />
        ))}
        <MethodsPart input={input} />
        <SubjectsPart input={input} />
        <InstrumentsPart input={input} />
        <CitingPart input={input} />
        <CheckingPart input={input} />
      </main>
    </div>
  );
}

function Contents({ subjects }: { readonly subjects: readonly SubjectResults[] }) {
  return (
    <nav aria-label="Contents" className={styles.contents}>
      <ul>
        <li>
          <a href={`#${PARTS.asked}`}>What was asked</a>
        </li>
        <li>
          <a href={`#${PARTS.verdicts}`}>{subjects.length > 1 ? 'Verdicts' : 'Verdict'}</a>
        </li>
        <li>
          <a href={`#${PARTS.departures}`}>Departures</a>
        </li>
        {subjects.map((entry) => (
          <li key={entry.subject.sha256}>
            <a href={`#${subjectAnchor(entry.subject.sha256)}`}>
              {subjects.length > 1 ? nameOf(entry) : 'Figures'}
            </a>
          </li>
        ))}
        <li>
          <a href={`#${PARTS.methods}`}>Methods</a>
        </li>
        <li>
          <a href={`#${PARTS.subjects}`}>Subjects and environment</a>
        </li>
        <li>
          <a href={`#${PARTS.instruments}`}>Instruments</a>
        </li>
        <li>
          <a href={`#${PARTS.citing}`}>How to cite</a>
        </li>
        <li>
          <a href={`#${PARTS.checking}`}>How to check it</a>
        </li>
      </ul>
    </nav>
  );
}

function nameOf({ subject }: SubjectResults): string {
  return `${subject.name} ${subject.quantization}`;
}

function entryOf(subjects: readonly SubjectResults[], sha256: string | null): SubjectResults | undefined {
  return subjects.find(({ subject }) => subject.sha256 === sha256);
}
