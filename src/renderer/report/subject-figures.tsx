import { useMemo } from 'react';
import { ChartPresentationContext, type DrawnFigure } from '../charts/frame/presentation.js';
import type { ReportInput } from '../../shared/contract/report.js';
import type { SubjectResults } from '../../shared/contract/results.js';
import { ResultsOfKind } from '../screens/results/kinds.js';
import { ResultsSurroundingsContext, type ResultsSurroundings } from '../screens/results/surroundings.js';
import type { Reading } from '../screens/results/use-reading.js';
import { subjectAnchor } from './anchors.js';
import { REPORT_PRESENTATION } from './presentation.js';
import styles from './report.module.css';

/** Told of a figure as it is drawn, with the SHA-256 of its subject; null for one of all subjects. */
export type FigureListener = (figure: DrawnFigure, subject: string | null) => void;

interface PartOfResultsProps {
  readonly input: ReportInput;
  readonly onFigure: FigureListener | undefined;
  readonly live: boolean;
}

const NOTHING_READ: ReadonlyMap<string, Reading> = new Map();

/** The verdict on every subject, with the figure of them all. */
export function Verdicts({
  input,
  onFigure,
  live,
  chosen,
}: PartOfResultsProps & { readonly chosen: SubjectResults }) {
  return (
    <ResultsPart
      {...{ input, onFigure, live, entry: chosen }}
      surroundings={{ part: 'verdicts', idPrefix: '', whose: null }}
    />
  );
}

interface SubjectFiguresProps extends PartOfResultsProps {
  readonly entry: SubjectResults;
  readonly hidden: boolean;
}

/** Every figure of one subject. */
export function SubjectFigures({ input, onFigure, live, entry, hidden }: SubjectFiguresProps) {
  const { sha256, name, quantization } = entry.subject;
  const several = input.results.subjects.length > 1;
  const anchor = subjectAnchor(sha256);
  const title = `${name} ${quantization}`;
  return (
    <article id={anchor} className={styles.subject} hidden={hidden} aria-label={`Figures of ${title}`}>
      {several && (
        <h2 className={styles.subjectName}>
          {name} <span className={styles.soft}>{quantization}</span>
        </h2>
      )}
      <ResultsPart
        {...{ input, onFigure, live, entry }}
        surroundings={{ part: 'figures', idPrefix: `${anchor}-`, whose: several ? title : null }}
      />
    </article>
  );
}

interface ResultsPartProps extends PartOfResultsProps {
  readonly entry: SubjectResults;
  readonly surroundings: Pick<ResultsSurroundings, 'part' | 'idPrefix' | 'whose'>;
}

function ResultsPart({ input, onFigure, live, entry, surroundings }: ResultsPartProps) {
  const { sha256 } = entry.subject;
  const { part, idPrefix, whose } = surroundings;
  const presentation = useMemo(() => {
    const subject = part === 'verdicts' ? null : sha256;
    return {
      ...REPORT_PRESENTATION,
      onFigure: onFigure === undefined ? null : (figure: DrawnFigure) => onFigure(figure, subject),
    };
  }, [part, sha256, onFigure]);
  const around = useMemo(
    (): ResultsSurroundings => ({
      part,
      idPrefix,
      whose,
      everyScale: !live,
      bar: false,
      subjectAddress: (_study, other) => `#${subjectAnchor(other)}`,
      runAddress: null,
      responsesAddress: null,
    }),
    [part, idPrefix, whose, live],
  );
  return (
    <ChartPresentationContext value={presentation}>
      <ResultsSurroundingsContext value={around}>
        <ResultsOfKind
          results={input.results}
          detail={input.detail}
          chosen={entry}
          reading={NOTHING_READ}
          view={null}
        />
      </ResultsSurroundingsContext>
    </ChartPresentationContext>
  );
}
