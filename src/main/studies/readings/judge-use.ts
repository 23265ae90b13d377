import type { JudgedFigure, JudgeRecord } from '../../../shared/domain/judging.js';
import type { JudgeUse } from '../../../shared/domain/readings/result.js';
import { judgeSchema } from '../../../shared/domain/study.js';
import type { StudySnapshot } from '../../store/store.js';

/**
 * Whether the readings of a study's judge are used: where its quadratically weighted kappa with the labelled replies is at
 * least what the design asks for. `subject` is the SHA-256 of the subject whose replies it read. Null for a study without an
 * instrument that is answered freely.
 */
export function judgeUse(
  { design, instruments }: StudySnapshot,
  record: JudgeRecord | null,
  subject: string,
): JudgeUse | null {
  if (!instruments.some(({ format }) => format === 'open')) return null;
  const minAgreement = design.judge?.minAgreement ?? leastAgreement();
  if (record === null) {
    const sentence = `The open replies have no judge whose agreement was measured, so they are not read.`;
    return { record, minAgreement, used: false, sentence };
  }
  const { name, quantization, overall, labelled } = record;
  const kappa = overall.quadraticKappa;
  const used = kappa !== null && kappa.estimate >= minAgreement;
  const consequence = used
    ? 'its readings are used'
    : 'its readings are shown and left out of gap and verdict';
  const itself = record.sha256 === subject ? ' The subject judges its own replies.' : '';
  return {
    record,
    minAgreement,
    used,
    sentence:
      `The judge ${name} (${quantization}) agrees with ${labelled.replies} labelled replies at a quadratically weighted ` +
      `kappa of ${kappaText(kappa)}, least ${minAgreement.toFixed(2)}: ${consequence}.${itself}`,
  };
}

function kappaText(kappa: JudgedFigure | null): string {
  if (kappa === null) return 'no defined size';
  const { estimate, low, high } = kappa;
  const ends = low === null || high === null ? '' : ` [${low.toFixed(2)}, ${high.toFixed(2)}]`;
  return `${estimate.toFixed(2)}${ends}`;
}

function leastAgreement(): number {
  return judgeSchema.parse({ subject: 'none' }).minAgreement;
}
