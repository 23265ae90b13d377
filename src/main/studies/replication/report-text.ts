import type {
  HypothesisResult,
  ReplicationRate,
  ReplicationResult,
  ReplicationVerdictLabel,
} from '../../../shared/domain/replication/result.js';
import type { StudySnapshot } from '../../store/store.js';
import { subjectsReport, verdictWords, type ReportedSubject } from '../report-frame.js';
import { barRow, intervalText, reportRows, twoDigits } from '../report-lines.js';
import type { Emphasis } from '../report-style.js';
import type { TextLayout } from '../study-kind.js';

const VERDICT_EMPHASIS: Readonly<Record<ReplicationVerdictLabel, Emphasis>> = {
  'not-measurable': 'red',
  reproduces: 'cyan',
  partly: 'yellow',
  'does-not-reproduce': 'magenta',
};

/**
 * The report of a replication to read in a terminal: the subjects side by side, a table for each with a row for every
 * hypothesis, and one sentence for each. Lines are no wider than the layout, colour apart.
 */
export function replicationText(
  snapshot: StudySnapshot,
  findings: readonly ReportedSubject<ReplicationResult>[],
  layout: TextLayout,
): string[] {
  const confidence = Math.round(snapshot.design.analysis.confidence * 100);
  const verdict = (result: ReplicationResult): string => verdictText(result, layout);
  return subjectsReport(findings, layout, {
    // A quick study asks no fewer questions here.
    title: `Replication in study ${snapshot.design.name}`,
    about:
      `Published experiments with ${snapshot.conditions.length} personas as participants, assigned to conditions at random. ` +
      `An effect is found where it has the original's direction and p lies below alpha by the original's test. In brackets, and as whiskers: ${confidence}% intervals.`,
    overview: { figure: ({ rate }) => rate?.share ?? null, verdict },
    verdict,
    table: (result) => [
      ...(result.rate === null ? [] : [barRow('Found', result.rate.share, layout)]),
      ...reportRows(resultRows(result), layout),
    ],
  });
}

function resultRows(result: ReplicationResult): [string, string][] {
  const { mainEffects, interactions, falsePositives, falseNegatives, correlation, curve, shams, known } =
    result;
  const rows: [string, string][] = [];
  if (interactions !== null) {
    rows.push(['By kind', `main effects ${rateText(mainEffects)}, interactions ${rateText(interactions)}`]);
  }
  if (result.redrawnRate !== null) {
    rows.push([
      'Run again',
      `${percent(result.redrawnRate)} found on average over other assignments and draws`,
    ]);
  }
  if (falsePositives !== null) {
    rows.push(['Too many', `${rateText(falsePositives)} found that people did not show (again)`]);
  }
  if (falseNegatives !== null) {
    rows.push(['Too few', `${rateText(falseNegatives)} not found that people showed again`]);
  }
  if (correlation !== null) {
    rows.push([
      'Effect sizes',
      `r ${intervalText(correlation.r)} of d here with d in the originals, over ${correlation.n}`,
    ]);
  }
  if (curve !== null) {
    rows.push([
      'By strength',
      `${intervalText(curve.slope)} logits for each power of ten of the original's p`,
    ]);
  }
  if (shams !== null) {
    rows.push([
      'False alarms',
      `${percent(shams.share)} of ${shams.runs} runs found something where there is nothing (alpha ${percent(result.alpha)})`,
    ]);
  }
  if (known !== null) {
    rows.push([
      'Known effects',
      `${percent(known.share)} of ${known.runs} runs found what is there by construction`,
    ]);
  }
  for (const { experiment, check, passed } of result.checks) {
    if (passed !== null) rows.push(['Check', `${percent(passed)} pass "${check}" of ${experiment}`]);
  }
  for (const [place, hypothesis] of result.hypotheses.entries()) {
    rows.push([place === 0 ? 'Experiments' : '', hypothesisText(hypothesis, result.alpha)]);
  }
  return rows;
}

function hypothesisText(hypothesis: HypothesisResult, alpha: number): string {
  const { experiment, hypothesis: id, original, simulated, truth, equivalence, redrawn, power } = hypothesis;
  const name = id === 'effect' ? experiment : `${experiment} (${id})`;
  const before =
    original === null
      ? `by construction ${truth === 'none' ? 'none' : 'there'}`
      : `original d ${number(original.d)}`;
  if (simulated === null) return `${name}: ${before}; too few answers`;
  const { d, low, high, p, found, direction } = simulated;
  const here =
    d === null || low === null || high === null
      ? `d ${number(d)}`
      : `d ${intervalText({ estimate: d, low, high })}`;
  const word = found
    ? 'found'
    : direction === 'opposite' && p < alpha
      ? 'not found, the other way round'
      : 'not found';
  const again =
    redrawn === null
      ? ''
      : `, in ${percent(redrawn.found + (truth === 'none' ? redrawn.opposite : 0))} of runs${power === null ? '' : ` (power ${percent(power)})`}`;
  const small = equivalence?.outcome === 'smaller' ? `, smaller than ${twoDigits(equivalence.smallest)}` : '';
  return `${name}: ${before}; ${here}, p ${p < 0.001 ? '< .001' : p.toFixed(3)}, ${word}${again}${small}`;
}

function number(value: number | null): string {
  return value === null ? 'without bound' : twoDigits(value);
}

function rateText(rate: ReplicationRate | null): string {
  return rate === null ? 'none' : `${rate.found} of ${rate.of}`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(share < 0.1 ? 1 : 0)}%`;
}

function verdictText({ verdict, partial }: ReplicationResult, layout: TextLayout): string {
  const label = verdict.label.replaceAll('-', ' ');
  return verdictWords(label, VERDICT_EMPHASIS[verdict.label], partial, layout);
}
