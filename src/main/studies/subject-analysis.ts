import type { Findings } from '../../shared/contract/results.js';
import type { StudySnapshot } from '../store/store.js';
import { createAccumulator, type Accumulator } from './answers/accumulate.js';
import { findingsOfKind, type StudyAnalysis, type SubjectOutcome, type TextLayout } from './study-kind.js';

/** What a kind of study makes of each subject by itself. */
export interface SubjectProtocol<Own extends Findings> {
  readonly kind: Own['kind'];
  /** Works out what there is to say of a subject besides the kind, from its counted responses, of which there is one at least. */
  readonly analyse: (
    accumulator: Accumulator,
    snapshot: StudySnapshot,
    outcome: SubjectOutcome,
  ) => Omit<Own, 'kind'>;
  /** The report to read; a result is null where nothing could be analysed. */
  readonly text: (
    snapshot: StudySnapshot,
    subjects: readonly { readonly outcome: SubjectOutcome; readonly result: Own['result'] | null }[],
    layout: TextLayout,
  ) => readonly string[];
}

/** Begins the analysis of a study whose subjects are read one by one. */
export function subjectAnalysis<Own extends Findings>({
  kind,
  analyse,
  text,
}: SubjectProtocol<Own>): (snapshot: StudySnapshot) => StudyAnalysis {
  return (snapshot) => {
    const subjects: { readonly outcome: SubjectOutcome; readonly findings: Own | null }[] = [];
    return {
      async addSubject(outcome, responses) {
        const accumulator = createAccumulator(snapshot);
        for await (const response of responses) accumulator.add(response);
        // The compiler cannot tell that a kind and the rest of its findings are the whole.
        const findings =
          outcome.responses === 0
            ? null
            : ({ kind, ...analyse(accumulator, snapshot, outcome) } as unknown as Own);
        subjects.push({ outcome, findings });
      },
      addFindings(outcome, findings) {
        subjects.push({ outcome, findings: findingsOfKind(findings, kind) as Own | null });
      },
      json: () => subjects.map(({ findings }) => ({ ...findings?.result })),
      findings: () => subjects.map(({ findings }) => findings),
      text: (layout) =>
        text(
          snapshot,
          subjects.map(({ outcome, findings }) => ({ outcome, result: findings?.result ?? null })),
          layout,
        ),
    };
  };
}

/** What the draws of a subject's analysis start from: no two subjects share them. */
export function subjectSeed(
  { design }: StudySnapshot,
  { subject }: SubjectOutcome,
): { readonly seed: number; readonly subject: string } {
  return { seed: design.seed, subject: subject.sha256 };
}
