import type { IdentityVerdictLabel, ReasoningRow } from '../../../shared/domain/identity/reasoning.js';
import { identityWords, type IdentityResult } from '../../../shared/domain/identity/result.js';
import type { VeracityRow } from '../../../shared/domain/identity/veracity.js';
import type { StudySnapshot } from '../../store/store.js';
import {
  barRow,
  gateText,
  intervalText,
  outcomeRows,
  overviewLines,
  reportRow,
  subjectHeading,
  twoDigits,
  withoutResult,
} from '../report-lines.js';
import { styled, wrapped, type Emphasis } from '../report-style.js';
import type { SubjectOutcome, TextLayout } from '../study-kind.js';

/** A subject with its findings; null where nothing could be analysed. */
export interface SubjectIdentity {
  readonly outcome: SubjectOutcome;
  readonly result: IdentityResult | null;
}

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
  findings: readonly SubjectIdentity[],
  layout: TextLayout,
): string[] {
  const confidence = Math.round(snapshot.design.analysis.confidence * 100);
  return [
    styled(
      `Identity-congruent reasoning in study ${snapshot.design.name}${snapshot.quick ? ' (quick)' : ''}`,
      'bold',
      layout,
    ),
    ...wrapped(
      'How often neutral tables are read right (0.50 is chance), and what identities change. ' +
        `In brackets, and as whiskers: ${confidence}% intervals over items and framings.`,
      layout.width,
    ).map((line) => styled(line, 'faint', layout)),
    ...(findings.length > 1 ? ['', ...overview(findings, layout)] : []),
    ...findings.flatMap((entry) => ['', ...subjectTable(entry, layout)]),
    '',
    ...findings.flatMap(({ outcome, result }) =>
      wrapped(`${outcome.subject.name}: ${result?.verdict.sentence ?? withoutResult(outcome)}`, layout.width),
    ),
  ];
}

function overview(findings: readonly SubjectIdentity[], layout: TextLayout): string[] {
  return overviewLines(
    findings.map(({ outcome, result }) => ({
      name: outcome.subject.name,
      figure: result?.competence?.accuracy ?? null,
      words: result === null ? 'no result' : verdictText(result, layout),
    })),
    layout,
  );
}

function subjectTable({ outcome, result }: SubjectIdentity, layout: TextLayout): string[] {
  const row = ([label, text]: readonly [string, string]): string[] => reportRow(label, text, layout);
  const lines = outcomeRows(outcome).flatMap(row);
  if (result === null) return [subjectHeading(outcome, layout), ...lines];
  const { competence } = result;
  return [
    subjectHeading(outcome, layout),
    ...lines,
    `  ${'Verdict'.padEnd(15)}${verdictText(result, layout)}`,
    ...(competence === null ? [] : [barRow('Neutral tables', competence.accuracy, layout)]),
    ...resultRows(result).flatMap(row),
  ];
}

function resultRows(result: IdentityResult): [string, string][] {
  const rows: [string, string][] = [['Gate', gateText(result.gate)]];
  if (result.competence?.passed === false) {
    rows.push(['', 'neutral tables are read no better than chance; ratios below are not to be read']);
  }
  for (const arm of result.arms) {
    const of = result.arms.length > 1 ? ` (${identityWords(arm)})` : '';
    rows.push(
      ...labelled('Headlines', result.veracity.filter((row) => row.arm === arm).map(veracityText), of),
    );
    rows.push(
      ...labelled('Tables', result.reasoning.filter((row) => row.arm === arm).map(reasoningText), of),
    );
  }
  rows.push(
    ...labelled(
      'Arms',
      result.armEffects.map(({ identity, arm, drop, ratio }) => {
        const parts = [
          ...(drop === null
            ? []
            : [`drop ${signed(drop.estimate)} [${signed(drop.low)}, ${signed(drop.high)}]`]),
          ...(ratio === null ? [] : [`ratio ${intervalText(ratio)} beside answering plainly`]),
        ];
        return `${identityWords(identity)}, ${identityWords(arm)}: ${parts.join('; ')}`;
      }),
      '',
    ),
  );
  return rows;
}

function labelled(label: string, texts: readonly string[], of: string): [string, string][] {
  return texts.map((text, place) => [place === 0 ? label : '', `${text}${place === 0 ? of : ''}`]);
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
  const lost =
    drop === null
      ? ''
      : `; ${signed(-drop.estimate)} [${signed(-drop.high)}, ${signed(-drop.low)}] against ${from}${pHolm === null ? '' : `, ${pText(pHolm)}`}`;
  return `${identity === null ? 'no identity' : identityWords(identity)} ${intervalText(discernment)}${lost}`;
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
  return `${styled(identityWords(verdict.label), VERDICT_EMPHASIS[verdict.label], layout)}${partial ? ' so far' : ''}`;
}
