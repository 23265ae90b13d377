import type { Instrument } from '../../../shared/domain/instrument.js';
import type { JudgeRecord } from '../../../shared/domain/judging.js';
import type { LabelledReplies } from '../../../shared/domain/labelled-replies.js';
import type { LoadedSubject } from '../../engine/engine.js';
import { judgeAgreement, type AgreementOptions } from './agreement.js';

/**
 * Measures a loaded judge on labelled replies and gives the record that is kept beside what it rates. Deterministic for one
 * judge and seed. Throws as `judgeAgreement`.
 */
export async function measureJudge(
  judge: Pick<LoadedSubject, 'file' | 'readout'>,
  labelled: LabelledReplies,
  instrument: Instrument,
  options: AgreementOptions,
): Promise<JudgeRecord> {
  const { sha256, name, quantization } = judge.file;
  const agreement = await judgeAgreement(judge, labelled, instrument, options);
  return {
    sha256,
    name,
    quantization,
    labelled: { id: labelled.id, replies: labelled.replies.length },
    confidence: options.confidence,
    ...agreement,
    scales: { ...agreement.scales },
  };
}
