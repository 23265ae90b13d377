import type { FindingsOf } from '../../../shared/contract/results.js';
import type { Response } from '../../../shared/domain/response.js';
import type { StudySnapshot } from '../../store/store.js';
import { createAccumulator, type Accumulator } from '../answers/accumulate.js';
import { designConditions } from '../conditioning.js';
import { liveCount } from '../measures/live-count.js';
import { findingsOfKind, type Beside, type StudyKind, type SubjectOutcome } from '../study-kind.js';
import { analyseQuantization } from './analyse.js';
import { compareVariants } from './compare.js';
import { timed, type SpentTime } from './cost.js';
import { settingsOf, type ReadSubject } from './effect.js';
import { quantizationText } from './report-text.js';
import { standingOf } from './standing.js';
import { quantizationTables } from './tables.js';

type QuantizationFindings = FindingsOf<'quantization'>;

const NOTHING_BESIDE: Beside = {
  standing: { role: 'alone', why: 'no other subject was read' },
  reference: null,
};

/** Study kind `quantization`: which variant of a model is still the same subject. */
export const quantizationStudy: StudyKind = {
  id: 'quantization',
  name: 'Quantized variants',
  conditions: designConditions,
  analysis: (snapshot) => {
    const subjects: { readonly outcome: SubjectOutcome; readonly findings: QuantizationFindings | null }[] =
      [];
    return {
      async addSubject(outcome, responses, { standing, reference } = NOTHING_BESIDE) {
        const spent: SpentTime = { responses: 0, milliseconds: 0, tokens: 0 };
        const accumulator = await readAll(snapshot, timed(responses, spent));
        const beside: ReadSubject | null =
          reference === null
            ? null
            : { outcome: reference.outcome, accumulator: await readAll(snapshot, reference.responses) };
        subjects.push({
          outcome,
          findings:
            outcome.responses === 0
              ? null
              : analyseQuantization({ outcome, accumulator, spent, standing, reference: beside }, snapshot),
        });
      },
      addFindings(outcome, findings) {
        subjects.push({ outcome, findings: findingsOfKind(findings, 'quantization') });
      },
      json: () => subjects.map(({ findings }) => ({ ...findings?.result })),
      findings: () => subjects.map(({ findings }) => findings),
      text: (layout) =>
        quantizationText(
          snapshot,
          subjects.map(({ outcome, findings }) => ({ outcome, result: findings?.result ?? null })),
          compareVariants(snapshot, subjects),
          layout,
        ),
    };
  },
  live: liveCount,
  tables: quantizationTables,
  standing: (snapshot, subject, subjects) => standingOf(subject, subjects, settingsOf(snapshot.design)),
  compare: (snapshot, entries) =>
    compareVariants(
      snapshot,
      entries.map(({ outcome, findings }) => ({
        outcome,
        findings: findingsOfKind(findings, 'quantization'),
      })),
    ),
};

async function readAll(snapshot: StudySnapshot, responses: AsyncIterable<Response>): Promise<Accumulator> {
  const accumulator = createAccumulator(snapshot);
  for await (const response of responses) accumulator.add(response);
  return accumulator;
}
