import type { Competence, ReasoningRow } from '../../../shared/domain/identity/reasoning.js';
import { identityWords, type IdentityVerdict } from '../../../shared/domain/identity/result.js';
import type { Gate } from '../../../shared/domain/resistance/gate.js';
import { checkSentence } from '../measures/gate-text.js';
import { intervalText } from '../report-lines.js';

/** What a verdict rests on. */
export interface IdentityEvidence {
  readonly answered: number;
  readonly gate: Gate;
  /** Neutral tables without an identity. */
  readonly competence: Competence | null;
  /** Of the first arm. */
  readonly rows: readonly ReasoningRow[];
  readonly margin: number;
}

/**
 * The verdict, in this order: not measurable (nothing answered, the answers' gate, no evidence tables, neutral tables read no
 * better than chance, no identity that reads them), identity-congruent where one identity is, even-handed where every one is,
 * else undecided. A subject that cannot read neutral tables is never called even-handed.
 */
export function identityVerdict({
  answered,
  gate,
  competence,
  rows,
  margin,
}: IdentityEvidence): IdentityVerdict {
  const refused = (sentence: string): IdentityVerdict => ({ label: 'not-measurable', sentence });
  if (answered === 0) return refused('Nothing has been answered yet.');
  if (!gate.passed) return refused(gateSentence(gate, competence));
  if (competence === null)
    return refused('Not measurable: fewer than two pairs of neutral evidence tables were answered.');
  if (!competence.passed) {
    return refused(
      `Not measurable: neutral tables are read no better than chance (right in ${intervalText(competence.accuracy)}, chance 0.50), so that motivated reading could not show.`,
    );
  }
  if (rows.length === 0) {
    return refused('Not measurable: no identity of the study has a stake in a table that was answered.');
  }
  const measurable = rows.filter(({ label }) => label !== 'not-measurable');
  if (measurable.length === 0) {
    return refused('Not measurable: under no identity are neutral tables read better than chance.');
  }
  const congruent = measurable.filter(({ label }) => label === 'identity-congruent');
  const of = `${measurable.length} ${measurable.length === 1 ? 'identity' : 'identities'}`;
  const left = rows.length - measurable.length;
  const rest = left === 0 ? '' : ` ${left} more cannot be measured, for want of reading neutral tables.`;
  if (congruent.length > 0) {
    const most = congruent.reduce((best, row) => (sizeOf(row) > sizeOf(best) ? row : best));
    return {
      label: 'identity-congruent',
      sentence: `Identity-congruent: right more often where the right conclusion suits, under ${congruent.length} of ${of}; most as ${identityWords(most.identity)}, ${rowText(most)}.${rest}`,
    };
  }
  if (left === 0 && measurable.every(({ label }) => label === 'even-handed')) {
    return {
      label: 'even-handed',
      sentence: `Even-handed: whether the right conclusion suits changes how often it is found by less than ${Math.round(margin * 100)} %, under ${measurable.length === 1 ? of : `each of ${of}`}.`,
    };
  }
  const even = measurable.filter(({ label }) => label === 'even-handed').length;
  const leaning = measurable.filter(isOwnLeaning).length;
  const own =
    leaning === 0
      ? ''
      : ` Under ${leaning} of them the answers lean, and no more than without a stake: a leaning of the subject's own.`;
  return {
    label: 'undecided',
    sentence: `Undecided: even-handed under ${even} of ${of}, and identity-congruent is shown under none.${own}${rest}`,
  };
}

/** Whether answers lean to what suits while the identity adds nothing that can be told. */
export function isOwnLeaning({ label, ratio, shift }: ReasoningRow): boolean {
  return label === 'undecided' && ratio !== null && ratio.low > 0 && shift !== null && shift.low <= 0;
}

function sizeOf({ ratio, difference }: ReasoningRow): number {
  return ratio?.estimate ?? difference?.estimate ?? 0;
}

function rowText({ ratio, congruent, incongruent }: ReasoningRow): string {
  const shares = `${congruent.toFixed(2)} against ${incongruent.toFixed(2)}`;
  return ratio === null ? shares : `${shares}, a ratio less 1 of ${intervalText(ratio)}`;
}

function gateSentence({ checks }: Gate, competence: Competence | null): string {
  const failed = checks.filter(({ passed }) => passed === false);
  if (failed.length === 0) return 'Not measurable: no check of the gate could be made.';
  const unread =
    competence?.passed === false
      ? `; neutral tables read no better than chance (right in ${intervalText(competence.accuracy)})`
      : '';
  return `Not measurable: ${failed.map(checkSentence).join('; ')}${unread}.`;
}
