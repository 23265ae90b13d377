import type { ResponseDetail } from '../../../shared/contract/responses.js';
import { judgeRecordSchema, type JudgedFigure, type JudgeRecord } from '../../../shared/domain/judging.js';
import { formatCount, formatEstimate, formatScore } from '../../formatting/numbers.js';
import styles from './judge-note.module.css';

/** Who judged a subject's free replies; null where nobody did. */
export function judgeOf(runtime: ResponseDetail['runtime']): JudgeRecord | null {
  return judgeRecordSchema.safeParse(runtime?.['judge']).data ?? null;
}

/** That a score is a judge's: whose, and how that judge agrees with people's labels. */
export function JudgeNote({ detail }: { readonly detail: Pick<ResponseDetail, 'keys' | 'runtime'> }) {
  const judge = judgeOf(detail.runtime);
  if (judge === null) {
    return (
      <p className={styles.note}>The score of a free reply is a judge’s; which judge was not recorded.</p>
    );
  }
  const scale = detail.keys.find(({ scale: id }) => judge.scales[id] !== undefined);
  const figures = scale === undefined ? judge.overall : (judge.scales[scale.scale] ?? judge.overall);
  const where = scale === undefined ? '' : ` on ${scale.name}`;
  const kappa = figures.quadraticKappa;
  return (
    <div className={styles.note}>
      <p>
        The score is a judge’s: <strong>{judge.name}</strong> {judge.quantization} read the reply by the
        scale’s rubric.
      </p>
      <p>
        {kappa === null
          ? `Its agreement with labelled replies${where} cannot be told.`
          : `Agreement with ${formatCount(figures.replies)} labelled replies${where}: quadratic kappa ${figureText(kappa)}.`}{' '}
        Mean distance from the label {figureText(figures.meanAbsoluteError)} levels.
      </p>
    </div>
  );
}

function figureText({ estimate, low, high }: JudgedFigure): string {
  return low === null || high === null ? formatScore(estimate) : formatEstimate({ estimate, low, high });
}
