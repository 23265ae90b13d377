import type { Estimate } from '../../../shared/domain/figures.js';
import type {
  ArmEffect,
  IdentityVerdictLabel,
  ReasoningRow,
} from '../../../shared/domain/identity/reasoning.js';
import { identityWords, type IdentityResult } from '../../../shared/domain/identity/result.js';
import type { VeracityRow } from '../../../shared/domain/identity/veracity.js';
import type { StudySnapshot } from '../../store/store.js';
import { studyTitle, subjectsReport, verdictWords, type ReportedSubject } from '../report-frame.js';
import { barRow, gateText, intervalText, reportRows, twoDigits } from '../report-lines.js';
import type { Emphasis } from '../report-style.js';
import type { TextLayout } from '../study-kind.js';

const VERDICT_EMPHASIS: Readonly<Record<IdentityVerdictLabel, Emphasis>> = {
  'not-measurable': 'red',
  'identity-congruent': 'magenta',
  'even-handed': 'cyan',
  undecided: 'yellow',
};

/**
 * The report of an identity study to read in a terminal: the subjects side by side by how well they read neutral tables, a
 * table for each, and one sentence for each. Subjects are never taken together. Lines are no wider than the layout, colour
 * apart.
 */
export function identityText(
  snapshot: StudySnapshot,
  findings: readonly ReportedSubject<IdentityResult>[],
  layout: TextLayout,
): string[] {
  const confidence = Math.round(snapshot.design.analysis.confidence * 100);
  const verdict = (result: IdentityResult): string => verdictText(result, layout);
  return subjectsReport(findings, layout, {
    title: studyTitle('Identity-congruent reasoning', snapshot),
    about:
      'How often neutral tables are read right (0.50 is chance), and what identities change. ' +
      `In brackets, and as whiskers: ${confidence}% intervals over items and framings.`,
    overview: { figure: ({ competence }) => competence?.accuracy ?? null, verdict },
    verdict,
    table: (result) => [
      ...(result.competence === null ? [] : [barRow('Neutral tables', result.competence.accuracy, layout)]),
      ...reportRows(resultRows(result), layout),
    ],
  });
}

function resultRows(result: IdentityResult): [string, string][] {
  const rows: [string, string][] = [['Gate', gateText(result.gate)]];
  if (result.competence?.passed === false) {
    rows.push(['', 'neutral tables are read no better than chance; ratios below are not to be read']);
  }
  const { confidenceRatings } = result;
  if (confidenceRatings?.readable === false) {
    rows.push([
      '',
      `confidence could be read in ${twoDigits(confidenceRatings.read)} of ${result.mode === 'sampled' ? 'runs' : 'the probability'}; it is not to be relied on`,
    ]);
  }
  const [plain = ''] = result.arms;
  for (const arm of result.arms) {
    if (result.arms.length > 1) rows.push(['Arm', identityWords(arm)]);
    rows.push(
      ...labelled('Headlines', result.veracity.filter((row) => row.arm === arm).map(veracityText)),
      ...labelled('Confidence', confidenceTexts(result, arm)),
      ...labelled('Tables', result.reasoning.filter((row) => row.arm === arm).map(reasoningText)),
    );
  }
  return [
    ...rows,
    ...labelled(
      'Arms',
      result.armEffects.map((effect) => armText(effect, plain)),
    ),
  ];
}

function labelled(label: string, texts: readonly string[]): [string, string][] {
  return texts.map((text, place) => [place === 0 ? label : '', text]);
}

function armText({ identity, arm, drop, ratio }: ArmEffect, plain: string): string {
  const parts = [
    ...(drop === null
      ? []
      : [`loss of discernment ${signed(drop.estimate)} [${signed(drop.low)}, ${signed(drop.high)}]`]),
    ...(ratio === null ? [] : [`ratio ${intervalText(ratio)}`]),
  ];
  return `${identityWords(identity)}, ${identityWords(arm)} beside ${identityWords(plain)}: ${parts.join('; ')}`;
}

function veracityText({
  identity,
  discernment,
  dropFromBaseline,
  dropFromIrrelevant,
  pHolm,
}: VeracityRow): string {
  const drop = dropFromIrrelevant ?? dropFromBaseline;
  const from = dropFromIrrelevant === null ? 'no identity' : 'the irrelevant one';
  return `${whose(identity)} ${intervalText(discernment)}${changeText(drop, from, pHolm)}`;
}

function confidenceTexts({ confidenceRatings }: IdentityResult, arm: string): string[] {
  return (confidenceRatings?.rows ?? [])
    .filter((row) => row.arm === arm)
    .map((row) => {
      const { identity, confidence, sensitivity, dropFromBaseline, dropFromIrrelevant, pHolm } = row;
      const from = dropFromIrrelevant === null ? 'no identity' : 'the irrelevant one';
      const told =
        sensitivity === null
          ? '; too few right or wrong ratings to tell what it is worth'
          : `; surer of a right than of a wrong rating in ${intervalText(sensitivity)}`;
      return `${whose(identity)} ${intervalText(confidence)}${changeText(dropFromIrrelevant ?? dropFromBaseline, from, pHolm)}${told}`;
    });
}

function whose(identity: string | null): string {
  return identity === null ? 'no identity' : identityWords(identity);
}

/** A loss as the change that it is, with what it is a change from. */
function changeText(drop: Estimate | null, from: string, pHolm: number | null): string {
  if (drop === null) return '';
  const change = `${signed(-drop.estimate)} [${signed(-drop.high)}, ${signed(-drop.low)}]`;
  return `; ${change} against ${from}${pHolm === null ? '' : `, ${pText(pHolm)}`}`;
}

function reasoningText({ identity, congruent, incongruent, ratio, shift, label }: ReasoningRow): string {
  const told = ratio === null ? 'no ratio' : `ratio - 1 of ${intervalText(ratio)}`;
  const added = shift === null ? '' : `; added by the identity ${intervalText(shift)}`;
  return `${identityWords(identity)}: right in ${twoDigits(congruent)} where it suits, ${twoDigits(incongruent)} where not; ${told}${added}; ${identityWords(label)}`;
}

function pText(p: number): string {
  return p < 0.01 ? 'p < 0.01' : `p ${twoDigits(p)}`;
}

function signed(value: number): string {
  const text = twoDigits(value);
  return value > 0 && text !== '0.00' ? `+${text}` : text;
}

function verdictText({ verdict, partial }: IdentityResult, layout: TextLayout): string {
  return verdictWords(identityWords(verdict.label), VERDICT_EMPHASIS[verdict.label], partial, layout);
}
